/* Lua patterns with a check of the run's limits inside the matcher. */
#ifndef HANALYZE_CLUA_MATCH_H
#define HANALYZE_CLUA_MATCH_H

#include "guard.h"

#define CLUA_CAPTURES 32
#define CAPTURE_OPEN (-1)
#define CAPTURE_POSITION (-2)

typedef struct clua_match {
  lua_State *L;
  clua_guard *g;
  const char *subject, *subject_end, *pattern_end;
  unsigned steps; /* counts up to the next check */
  int depth;      /* recursion left */
  int level;      /* captures, open and closed */
  struct {
    const char *start;
    ptrdiff_t length;
  } capture[CLUA_CAPTURES];
} clua_match;

void clua_match_start(clua_match *m, lua_State *L, const char *s, size_t ls, const char *p,
                      size_t lp);
/* The end of the match of `p` at `s`, or NULL. */
const char *clua_match_at(clua_match *m, const char *s, const char *p);
/* Pushes the captures, the whole match where there are none; returns how many. */
int clua_match_push(clua_match *m, const char *s, const char *e);
/* Pushes one capture (or the whole match for 0 where there are none). */
void clua_match_push_one(clua_match *m, int index, const char *s, const char *e);

#endif
