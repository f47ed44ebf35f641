#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "CEdit.h"

#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "signals.h"

#define HISTORY_SIZE 5000
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

struct cedit {
  EditLine *line;
  History *history;
  cedit_complete complete;
  void *context;
  const char *prompt;
  char *text;  /* what was read last */
  char *block; /* a pasted block that is too long to be edited */
  bool interrupted;
  mbstate_t state;
  size_t erased;
  char *insert, *listing;
};

static bool is_utf8(const char *locale) {
  return setlocale(LC_CTYPE, locale) != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool cedit_set_locale(void) {
  return is_utf8("") || is_utf8("C.UTF-8") || is_utf8("en_US.UTF-8") || is_utf8("zh_CN.UTF-8")
      || is_utf8("UTF-8");
}

static cedit *of(EditLine *line) {
  void *data = NULL;
  el_get(line, EL_CLIENTDATA, &data);
  return data;
}

static char *prompt(EditLine *line) {
  cedit *e = of(line);
  return (char *)(uintptr_t)(e != NULL && e->prompt != NULL ? e->prompt : "> ");
}

static void show(const char *text) {
  fputs(text, stdout);
  fflush(stdout);
}

/* --- reading keys ---------------------------------------------------------------------------- */

static void suspend(EditLine *line) {
  show(PASTE_OFF);
  el_set(line, EL_PREP_TERM, 0);
  kill(getpid(), SIGSTOP);
  el_set(line, EL_PREP_TERM, 1);
  show(PASTE_ON);
  el_set(line, EL_REFRESH);
}

/* Waits for a byte of standard input; 1, 0 at its end, -1 when interrupted. */
static int get_byte(EditLine *line, cedit *e, char *byte) {
  for (;;) {
    struct pollfd p[2] = {{0, POLLIN, 0}, {cedit_wake_file(), POLLIN, 0}};
    if (poll(p, 2, -1) < 0) continue;
    if (p[1].revents & POLLIN) {
      switch (cedit_woken()) {
        case 'i': e->interrupted = true; return -1;
        case 'w':
          el_resize(line);
          el_set(line, EL_REFRESH);
          break;
        case 't': suspend(line); break;
        default: break;
      }
      continue;
    }
    ssize_t n = read(0, byte, 1);
    if (n >= 0) return (int)n;
  }
}

static int get_character(EditLine *line, wchar_t *out) {
  cedit *e = of(line);
  char byte;
  for (;;) {
    int n = get_byte(line, e, &byte);
    if (n <= 0) return n;
    switch (mbrtowc(out, &byte, 1, &e->state)) {
      case (size_t)-2: continue;
      case (size_t)-1: memset(&e->state, 0, sizeof e->state); continue;
      default: return 1;
    }
  }
}

/* --- functions of keys ----------------------------------------------------------------------- */

static unsigned char complete(EditLine *line, int key) {
  cedit *e = of(line);
  const LineInfo *info = el_line(line);
  (void)key;
  e->erased = 0;
  e->complete(e->context, e, info->buffer, (size_t)(info->lastchar - info->buffer),
              (size_t)(info->cursor - info->buffer));
  bool is_listed = e->listing != NULL && e->listing[0] != 0;
  bool is_changed = e->erased > 0 || (e->insert != NULL && e->insert[0] != 0);
  if (is_listed) {
    fputs("\n", stdout);
    show(e->listing);
  }
  if (e->erased > 0) el_deletestr(line, (int)e->erased);
  if (is_changed && e->insert[0] != 0) el_insertstr(line, e->insert);
  free(e->insert);
  free(e->listing);
  e->insert = e->listing = NULL;
  return is_listed ? CC_REDISPLAY : is_changed ? CC_REFRESH : CC_REFRESH_BEEP;
}

void cedit_answer(cedit *e, size_t characters, const char *insert, const char *listing) {
  free(e->insert);
  free(e->listing);
  e->erased = characters;
  e->insert = strdup(insert);
  e->listing = strdup(listing);
}

static const wchar_t paste_end[] = L"\033[201~";

/* The pasted text up to its end mark, with line feeds for ends of lines; NULL where it ends early. */
static wchar_t *pasted(EditLine *line, size_t *length) {
  size_t room = 1024, n = 0, mark = sizeof paste_end / sizeof *paste_end - 1;
  wchar_t *text = malloc(room * sizeof *text);
  wchar_t c;
  while (text != NULL && el_wgetc(line, &c) == 1) {
    if (c == L'\r') c = L'\n';
    if (n + 2 > room) {
      wchar_t *more = realloc(text, (room *= 2) * sizeof *text);
      if (more == NULL) break;
      text = more;
    }
    text[n++] = c;
    if (n >= mark && wmemcmp(text + n - mark, paste_end, mark) == 0) {
      size_t kept = 0;
      n -= mark;
      for (size_t i = 0; i < n; i++) /* other control characters would be obeyed by the terminal */
        if (text[i] >= 32 || text[i] == L'\n' || text[i] == L'\t') text[kept++] = text[i];
      while (kept > 0 && text[kept - 1] == L'\n') kept--;
      text[kept] = 0;
      *length = kept;
      return text;
    }
  }
  free(text);
  return NULL;
}

static char *narrow(const wchar_t *text) {
  size_t size = wcslen(text) * MB_CUR_MAX + 1;
  char *result = malloc(size);
  if (result != NULL && wcstombs(result, text, size) == (size_t)-1) result[0] = 0;
  return result;
}

static unsigned char paste(EditLine *line, int key) {
  size_t length = 0;
  (void)key;
  wchar_t *text = pasted(line, &length);
  if (text == NULL) return CC_ERROR;
  struct winsize size;
  size_t rows = ioctl(1, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_row : 24;
  size_t columns = size.ws_col > 0 ? size.ws_col : 80;
  size_t lines = 1 + 2 * length / columns;
  for (size_t i = 0; i < length; i++) lines += text[i] == L'\n';
  if (lines + 2 < rows) {
    el_winsertstr(line, text);
    free(text);
    return CC_REFRESH;
  }
  /* Too long for libedit's display: the whole becomes the input at once. */
  cedit *e = of(line);
  free(e->block);
  e->block = narrow(text);
  free(text);
  return CC_NEWLINE;
}

/* --- life ------------------------------------------------------------------------------------ */

static void bind(EditLine *line) {
  el_set(line, EL_ADDFN, "han-complete", "Complete what stands before the cursor", complete);
  el_set(line, EL_ADDFN, "han-paste", "Take a pasted block", paste);
  el_set(line, EL_BIND, "^I", "han-complete", NULL);
  el_set(line, EL_BIND, "\\e[200~", "han-paste", NULL);
  el_set(line, EL_BIND, "^R", "em-inc-search-prev", NULL);
  el_set(line, EL_BIND, "^W", "ed-delete-prev-word", NULL);
  el_set(line, EL_BIND, "\\e[A", "ed-search-prev-history", NULL);
  el_set(line, EL_BIND, "\\e[B", "ed-search-next-history", NULL);
  el_set(line, EL_BIND, "\\eOA", "ed-search-prev-history", NULL);
  el_set(line, EL_BIND, "\\eOB", "ed-search-next-history", NULL);
  el_set(line, EL_BIND, "\\e[3~", "ed-delete-next-char", NULL);
  el_set(line, EL_BIND, "\\e[1;5C", "em-next-word", NULL);
  el_set(line, EL_BIND, "\\e[1;5D", "ed-prev-word", NULL);
}

cedit *cedit_open(const char *program, cedit_complete complete, void *context) {
  cedit *e = calloc(1, sizeof *e);
  HistEvent event;
  if (e == NULL) return NULL;
  e->complete = complete;
  e->context = context;
  e->line = el_init(program, stdin, stdout, stderr);
  e->history = history_init();
  if (e->line == NULL || e->history == NULL) {
    cedit_close(e);
    return NULL;
  }
  history(e->history, &event, H_SETSIZE, HISTORY_SIZE);
  history(e->history, &event, H_SETUNIQUE, 1);
  el_set(e->line, EL_CLIENTDATA, e);
  el_set(e->line, EL_SIGNAL, 0);
  el_set(e->line, EL_PROMPT_ESC, prompt, '\1');
  el_set(e->line, EL_EDITOR, "emacs");
  el_set(e->line, EL_HIST, history, e->history);
  el_wset(e->line, EL_GETCFN, get_character);
  bind(e->line);
  el_source(e->line, NULL); /* the user's ~/.editrc */
  return e;
}

void cedit_close(cedit *e) {
  if (e == NULL) return;
  if (e->line != NULL) el_end(e->line);
  if (e->history != NULL) history_end(e->history);
  free(e->text);
  free(e->block);
  free(e);
}

/* `head` without line feeds at its end, and `tail`. */
static char *joined(const char *head, const char *tail) {
  size_t length = strlen(head);
  while (length > 0 && head[length - 1] == '\n') length--;
  char *text = malloc(length + strlen(tail) + 2);
  if (text == NULL) return NULL;
  memcpy(text, head, length);
  strcpy(text + length, tail);
  return text;
}

int cedit_read(cedit *e, const char *prompt, const char **text) {
  int count = 0;
  e->prompt = prompt;
  e->interrupted = false;
  memset(&e->state, 0, sizeof e->state);
  free(e->text);
  free(e->block);
  e->text = e->block = NULL;
  cedit_signals_edit(true);
  show(PASTE_ON);
  const char *line = el_gets(e->line, &count);
  show(PASTE_OFF);
  cedit_signals_edit(false);
  *text = "";
  if (e->interrupted) return CEDIT_INTERRUPTED;
  if (e->block == NULL && (line == NULL || count <= 0)) return CEDIT_END;
  e->text = joined(line != NULL ? line : "", e->block != NULL ? e->block : "");
  if (e->text == NULL) return CEDIT_END;
  *text = e->text;
  return e->block != NULL ? CEDIT_BLOCK : CEDIT_LINE;
}

void cedit_remember(cedit *e, const char *text) {
  HistEvent event;
  history(e->history, &event, H_ENTER, text);
}
