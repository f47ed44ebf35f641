/* The C side of line editing by libedit, whose functions are variadic and so closed to Swift. */
#ifndef HANALYZE_CEDIT_H
#define HANALYZE_CEDIT_H

#include <stdbool.h>

/* Makes the process's character type a UTF-8 locale, without which libedit cuts 汉字 into bytes;
 * false where the system has none. */
bool cedit_set_locale(void);

#endif
