/* Ctrl-C, the window's size and Ctrl-Z: told by a pipe while a line is read, for any thread may get a
 * signal; while something runs, Ctrl-C stops it. */
#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "CEdit.h"

struct cedit_signals {
  void (*stop)(void *);
  void *context;
  struct sigaction interrupt;
  bool is_reading;
};

static void (*volatile stop)(void *);
static void *volatile stop_context;
static volatile sig_atomic_t is_reading;
static int wake[2] = {-1, -1};
static struct sigaction window_before, suspend_before;

static void tell(char c) {
  int saved = errno;
  if (write(wake[1], &c, 1) < 0) { /* the pipe is full: it wakes anyway */
  }
  errno = saved;
}

static void on_interrupt(int signal) {
  (void)signal;
  if (is_reading) {
    tell('i');
  } else if (stop != NULL) {
    stop(stop_context);
  }
}

static void on_window(int signal) {
  (void)signal;
  tell('w');
}

static void on_suspend(int signal) {
  (void)signal;
  tell('t');
}

static void handle(int signal, void (*handler)(int), struct sigaction *before) {
  struct sigaction action = {0};
  action.sa_handler = handler; /* without SA_RESTART: a plain read is broken off */
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, before);
}

cedit_signals *cedit_signals_begin(void (*body)(void *), void *context) {
  cedit_signals *before = calloc(1, sizeof *before);
  if (before == NULL) return NULL;
  if (wake[0] < 0 && pipe(wake) == 0)
    for (int i = 0; i < 2; i++) {
      fcntl(wake[i], F_SETFD, FD_CLOEXEC);
      fcntl(wake[i], F_SETFL, O_NONBLOCK);
    }
  before->stop = stop;
  before->context = stop_context;
  before->is_reading = is_reading != 0;
  stop = NULL;
  stop_context = context;
  stop = body;
  is_reading = 0;
  handle(SIGINT, on_interrupt, &before->interrupt);
  return before;
}

void cedit_signals_end(cedit_signals *before) {
  if (before == NULL) return;
  sigaction(SIGINT, &before->interrupt, NULL);
  stop = NULL;
  stop_context = before->context;
  stop = before->stop;
  is_reading = before->is_reading;
  free(before);
}

void cedit_signals_reading(bool reading) {
  if (reading)
    while (cedit_woken() != 0) continue;
  is_reading = reading;
}

void cedit_signals_edit(bool is_editing) {
  cedit_signals_reading(is_editing);
  if (is_editing) {
    handle(SIGWINCH, on_window, &window_before);
    handle(SIGTSTP, on_suspend, &suspend_before);
  } else {
    sigaction(SIGWINCH, &window_before, NULL);
    sigaction(SIGTSTP, &suspend_before, NULL);
  }
}

int cedit_wake_file(void) { return wake[0]; }

char cedit_woken(void) {
  char c = 0;
  return read(wake[0], &c, 1) == 1 ? c : 0;
}
