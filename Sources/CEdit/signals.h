/* What the editor shares with the handlers of signals. */
#ifndef HANALYZE_CEDIT_SIGNALS_H
#define HANALYZE_CEDIT_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

/* Readable when a signal came while a line was edited. */
int cedit_wake_file(void);
/* Which: 'i' interrupt, 'w' the window's size, 't' suspend; 0 none. */
char cedit_woken(void);
/* Whether a line is being edited: then size and suspension are told too. */
void cedit_signals_edit(bool is_editing);

#endif
