/* Lua's pattern matcher, bounded: it looks at the stop flag while it backtracks.
 *
 * Adapted from Lua 5.4's lstrlib.c (MIT licence, see LICENSE-Lua.txt). */
#include "match.h"

#include <ctype.h>
#include <string.h>

#define ESCAPE '%'
#define DEPTH 200

static int byte_of(const char *p) { return (unsigned char)*p; }

static void tick(clua_match *m) {
  if ((++m->steps & 0x3ff) == 0) clua_check(m->L, m->g);
}

void clua_match_start(clua_match *m, lua_State *L, const char *s, size_t ls, const char *p,
                      size_t lp) {
  m->L = L;
  m->g = guard_of(L);
  m->subject = s;
  m->subject_end = s + ls;
  m->pattern_end = p + lp;
  m->steps = 0;
  m->depth = DEPTH;
  m->level = 0;
}

static int closed_capture(clua_match *m, int digit) {
  int i = digit - '1';
  if (i < 0 || i >= m->level || m->capture[i].length == CAPTURE_OPEN)
    return luaL_error(m->L, "invalid capture index %%%d", i + 1);
  return i;
}

static int open_capture(clua_match *m) {
  for (int i = m->level - 1; i >= 0; i--)
    if (m->capture[i].length == CAPTURE_OPEN) return i;
  return luaL_error(m->L, "invalid pattern capture");
}

/* The end of the single-character class that starts at `p`. */
static const char *class_end(clua_match *m, const char *p) {
  char first = *p++;
  if (first == ESCAPE) {
    if (p == m->pattern_end) luaL_error(m->L, "malformed pattern (ends with '%%')");
    return p + 1;
  }
  if (first != '[') return p;
  if (p < m->pattern_end && *p == '^') p++;
  do { /* the first character after [ or [^ is taken literally */
    if (p == m->pattern_end) luaL_error(m->L, "malformed pattern (missing ']')");
    char c = *p++;
    if (c == ESCAPE) {
      if (p == m->pattern_end) luaL_error(m->L, "malformed pattern (missing ']')");
      p++;
    }
  } while (p == m->pattern_end || *p != ']');
  return p + 1;
}

static bool in_class(int c, int class) {
  bool found;
  switch (tolower(class)) {
    case 'a': found = isalpha(c); break;
    case 'c': found = iscntrl(c); break;
    case 'd': found = isdigit(c); break;
    case 'g': found = isgraph(c); break;
    case 'l': found = islower(c); break;
    case 'p': found = ispunct(c); break;
    case 's': found = isspace(c); break;
    case 'u': found = isupper(c); break;
    case 'w': found = isalnum(c); break;
    case 'x': found = isxdigit(c); break;
    default: return class == c;
  }
  return isupper(class) ? !found : found;
}

/* `p` is at '[' and `end` at the closing ']'. */
static bool in_set(int c, const char *p, const char *end) {
  bool positive = true;
  if (p[1] == '^') {
    positive = false;
    p++;
  }
  while (++p < end) {
    if (*p == ESCAPE) {
      p++;
      if (in_class(c, byte_of(p))) return positive;
    } else if (p[1] == '-' && p + 2 < end) {
      p += 2;
      if (byte_of(p - 2) <= c && c <= byte_of(p)) return positive;
    } else if (byte_of(p) == c) {
      return positive;
    }
  }
  return !positive;
}

static bool single(clua_match *m, const char *s, const char *p, const char *end) {
  if (s >= m->subject_end) return false;
  int c = byte_of(s);
  switch (*p) {
    case '.': return true;
    case ESCAPE: return in_class(c, byte_of(p + 1));
    case '[': {
      m->steps += (unsigned)((end - p) >> 4);
      return in_set(c, p, end - 1);
    }
    default: return byte_of(p) == c;
  }
}

static const char *match(clua_match *m, const char *s, const char *p);

static const char *balance(clua_match *m, const char *s, const char *p) {
  if (p + 1 >= m->pattern_end)
    luaL_error(m->L, "malformed pattern (missing arguments to '%%b')");
  if (s >= m->subject_end || *s != *p) return NULL;
  int open = byte_of(p), close = byte_of(p + 1), depth = 1;
  while (++s < m->subject_end) {
    tick(m);
    int c = byte_of(s);
    if (c == close) {
      if (--depth == 0) return s + 1;
    } else if (c == open) {
      depth++;
    }
  }
  return NULL;
}

static const char *expand_greedy(clua_match *m, const char *s, const char *p, const char *end) {
  ptrdiff_t i = 0;
  while (single(m, s + i, p, end)) {
    i++;
    tick(m);
  }
  for (; i >= 0; i--) {
    tick(m);
    const char *found = match(m, s + i, end + 1);
    if (found) return found;
  }
  return NULL;
}

static const char *expand_lazy(clua_match *m, const char *s, const char *p, const char *end) {
  for (;;) {
    tick(m);
    const char *found = match(m, s, end + 1);
    if (found) return found;
    if (!single(m, s, p, end)) return NULL;
    s++;
  }
}

static const char *begin_capture(clua_match *m, const char *s, const char *p, ptrdiff_t what) {
  if (m->level >= CLUA_CAPTURES) luaL_error(m->L, "too many captures");
  m->capture[m->level].start = s;
  m->capture[m->level].length = what;
  m->level++;
  const char *found = match(m, s, p);
  if (!found) m->level--;
  return found;
}

static const char *end_capture(clua_match *m, const char *s, const char *p) {
  int i = open_capture(m);
  m->capture[i].length = s - m->capture[i].start;
  const char *found = match(m, s, p);
  if (!found) m->capture[i].length = CAPTURE_OPEN;
  return found;
}

static const char *back_reference(clua_match *m, const char *s, int digit) {
  int i = closed_capture(m, digit);
  ptrdiff_t length = m->capture[i].length;
  if (length == CAPTURE_POSITION) length = 0;
  m->steps += (unsigned)(length >> 6);
  tick(m);
  if (m->subject_end - s < length || memcmp(m->capture[i].start, s, (size_t)length) != 0)
    return NULL;
  return s + length;
}

static const char *frontier(clua_match *m, const char *s, const char **pattern) {
  const char *p = *pattern + 2;
  if (p >= m->pattern_end || *p != '[')
    luaL_error(m->L, "missing '[' after '%%f' in pattern");
  const char *end = class_end(m, p);
  int before = s == m->subject ? 0 : byte_of(s - 1);
  int here = s < m->subject_end ? byte_of(s) : 0;
  if (in_set(before, p, end - 1) || !in_set(here, p, end - 1)) return NULL;
  *pattern = end;
  return s;
}

/* Items whose match is followed by the rest of the pattern in the same loop: true with the next
 * `s` (NULL: failed) and `p`. */
static bool special(clua_match *m, const char **s, const char **p, bool *done) {
  *done = false;
  switch (**p) {
    case '(':
      *done = true;
      *s = (*p + 1 < m->pattern_end && (*p)[1] == ')')
               ? begin_capture(m, *s, *p + 2, CAPTURE_POSITION)
               : begin_capture(m, *s, *p + 1, CAPTURE_OPEN);
      return true;
    case ')':
      *done = true;
      *s = end_capture(m, *s, *p + 1);
      return true;
    case '$':
      if (*p + 1 != m->pattern_end) return false;
      *done = true;
      if (*s != m->subject_end) *s = NULL;
      return true;
    case ESCAPE:
      if (*p + 1 >= m->pattern_end) return false;
      switch ((*p)[1]) {
        case 'b':
          *s = balance(m, *s, *p + 2);
          *p += 4;
          return true;
        case 'f': *s = frontier(m, *s, p); return true;
        case '0': case '1': case '2': case '3': case '4':
        case '5': case '6': case '7': case '8': case '9':
          *s = back_reference(m, *s, byte_of(*p + 1));
          *p += 2;
          return true;
        default: return false;
      }
    default: return false;
  }
}

static const char *match(clua_match *m, const char *s, const char *p) {
  if (m->depth-- == 0) luaL_error(m->L, "pattern too complex");
  while (s != NULL && p != m->pattern_end) {
    bool done;
    tick(m);
    if (special(m, &s, &p, &done)) {
      if (done) break;
      continue;
    }
    const char *end = class_end(m, p);
    char suffix = end < m->pattern_end ? *end : 0;
    if (suffix == '-') {
      s = expand_lazy(m, s, p, end);
      break;
    }
    if (suffix == '*') {
      s = expand_greedy(m, s, p, end);
      break;
    }
    bool one = single(m, s, p, end);
    if (suffix == '+') {
      s = one ? expand_greedy(m, s + 1, p, end) : NULL;
      break;
    }
    if (suffix == '?') {
      const char *found = one ? match(m, s + 1, end + 1) : NULL;
      if (found) {
        s = found;
        break;
      }
      p = end + 1;
    } else if (one) {
      s++;
      p = end;
    } else {
      s = NULL;
    }
  }
  m->depth++;
  return s;
}

const char *clua_match_at(clua_match *m, const char *s, const char *p) {
  m->level = 0;
  m->depth = DEPTH;
  return match(m, s, p);
}

void clua_match_push_one(clua_match *m, int index, const char *s, const char *e) {
  if (index >= m->level) {
    if (index != 0) luaL_error(m->L, "invalid capture index %%%d", index + 1);
    lua_pushlstring(m->L, s, (size_t)(e - s));
    return;
  }
  ptrdiff_t length = m->capture[index].length;
  if (length == CAPTURE_OPEN) luaL_error(m->L, "unfinished capture");
  if (length == CAPTURE_POSITION)
    lua_pushinteger(m->L, m->capture[index].start - m->subject + 1);
  else
    lua_pushlstring(m->L, m->capture[index].start, (size_t)length);
}

int clua_match_push(clua_match *m, const char *s, const char *e) {
  int n = m->level == 0 && s != NULL ? 1 : m->level;
  luaL_checkstack(m->L, n, "too many captures");
  for (int i = 0; i < n; i++) clua_match_push_one(m, i, s, e);
  return n;
}
