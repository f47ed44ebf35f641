/* The C side of line editing by libedit, whose functions are variadic and so closed to Swift.
 *
 * One editor is open at a time. What a signal must do stands in static variables of this file, the
 * only ones of the program: a handler gets nothing else. */
#ifndef HANALYZE_CEDIT_H
#define HANALYZE_CEDIT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cedit cedit;

/* Asked for what may stand at byte `cursor` of the line; answers by `cedit_answer`. */
typedef void (*cedit_complete)(void *context, cedit *e, const char *line, size_t length,
                               size_t cursor);

/* What came of reading a line. */
enum { CEDIT_LINE = 0, CEDIT_END = 1, CEDIT_INTERRUPTED = 2, CEDIT_BLOCK = 3 };

/* Makes the process's character type a UTF-8 locale, without which libedit cuts 汉字 into bytes;
 * false where the system has none. */
bool cedit_set_locale(void);

/* An editor on standard input and output; NULL where the terminal cannot be used. */
cedit *cedit_open(const char *program, cedit_complete complete, void *context);
void cedit_close(cedit *e);
/* Edits a line; `text` holds until the next call and has no line feed at its end. `CEDIT_BLOCK` is a
 * long pasted block that was not shown yet. Attributes of the terminal stand in `prompt` between
 * bytes 1. */
int cedit_read(cedit *e, const char *prompt, const char **text);
/* Replaces the `characters` before the cursor by `insert`, and shows `listing` if it is not empty. */
void cedit_answer(cedit *e, size_t characters, const char *insert, const char *listing);
/* Puts a text at the end of what the arrow keys lead back to. */
void cedit_remember(cedit *e, const char *text);

/* From now on Ctrl-C calls `stop`, on any thread, while nothing is read; `cedit_signals_end` gives
 * Ctrl-C back to who had it before. May be nested. */
typedef struct cedit_signals cedit_signals;
cedit_signals *cedit_signals_begin(void (*stop)(void *), void *context);
void cedit_signals_end(cedit_signals *before);
/* Whether a plain read of standard input is going on, which Ctrl-C then breaks off. */
void cedit_signals_reading(bool is_reading);

#endif
