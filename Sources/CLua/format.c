/* string.format with bounded fields and without addresses.
 *
 * Adapted from Lua 5.4's lstrlib.c (MIT licence, see LICENSE-Lua.txt). */
#include <ctype.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "guard.h"

#define FIELD 512 /* %99.99f of 1e308 takes 409 */
#define SPEC 32

/* Reads a conversion after '%' into `spec` ("%-5.2" with the length modifier and letter to add);
 * returns the letter's place. */
static const char *read_spec(lua_State *L, const char *f, const char *end, char *spec, char *letter) {
  const char *start = f;
  while (f < end && *f != 0 && strchr("-+ #0", *f)) f++;
  if (f - start > 5) luaL_error(L, "invalid format string to 'format'");
  for (int part = 0; part < 2; part++) {
    int digits = 0;
    if (part == 1) {
      if (f >= end || *f != '.') break;
      f++;
    }
    while (f < end && isdigit((unsigned char)*f)) f++, digits++;
    if (digits > 2) luaL_error(L, "invalid conversion '%%%s' to 'format' (width or precision over 99)",
                               lua_pushlstring(L, start, (size_t)(f - start)));
  }
  size_t n = (size_t)(f - start);
  if (n + 8 > SPEC) luaL_error(L, "invalid format string to 'format'");
  spec[0] = '%';
  memcpy(spec + 1, start, n);
  spec[n + 1] = 0;
  *letter = f < end ? *f : 0;
  return f;
}

static void add_quoted(luaL_Buffer *b, const char *s, size_t length) {
  luaL_addchar(b, '"');
  for (size_t i = 0; i < length; i++) {
    char c = s[i];
    if (c == '"' || c == '\\' || c == '\n') {
      luaL_addchar(b, '\\');
      luaL_addchar(b, c);
    } else if (iscntrl((unsigned char)c)) {
      char buffer[8];
      bool digit = i + 1 < length && isdigit((unsigned char)s[i + 1]);
      int n = snprintf(buffer, sizeof buffer, digit ? "\\%03d" : "\\%d", (unsigned char)c);
      luaL_addlstring(b, buffer, (size_t)n);
    } else {
      luaL_addchar(b, c);
    }
  }
  luaL_addchar(b, '"');
}

static void add_literal(lua_State *L, luaL_Buffer *b, int argument) {
  char out[64];
  int n;
  switch (lua_type(L, argument)) {
    case LUA_TSTRING: {
      size_t length;
      const char *s = lua_tolstring(L, argument, &length);
      add_quoted(b, s, length);
      return;
    }
    case LUA_TNUMBER:
      if (lua_isinteger(L, argument)) {
        lua_Integer i = lua_tointeger(L, argument);
        n = snprintf(out, sizeof out, i == LUA_MININTEGER ? "0x%llx" : "%lld", (long long)i);
      } else {
        double d = lua_tonumber(L, argument);
        if (isinf(d))
          n = snprintf(out, sizeof out, d < 0 ? "-1e9999" : "1e9999");
        else if (isnan(d))
          n = snprintf(out, sizeof out, "(0/0)");
        else
          n = snprintf(out, sizeof out, d == floor(d) && fabs(d) < 1e15 ? "%.1f" : "%a", d);
      }
      luaL_addlstring(b, out, (size_t)n);
      return;
    case LUA_TNIL:
    case LUA_TBOOLEAN:
      luaL_tolstring(L, argument, NULL);
      luaL_addvalue(b);
      return;
    default: luaL_argerror(L, argument, "value has no literal form");
  }
}

static void add_string(lua_State *L, luaL_Buffer *b, int argument, char *spec) {
  size_t length;
  const char *s = clua_tolstring(L, argument, &length);
  if (spec[1] == 0 || (strchr(spec, '.') == NULL && length >= 100)) {
    luaL_addvalue(b);
    return;
  }
  luaL_argcheck(L, length == strlen(s), argument, "string contains zeros");
  char out[FIELD];
  strcat(spec, "s");
  int n = snprintf(out, sizeof out, spec, s);
  lua_pop(L, 1);
  if (n < 0) n = 0;
  luaL_addlstring(b, out, (size_t)n < sizeof out ? (size_t)n : sizeof out - 1);
}

static void add_field(lua_State *L, luaL_Buffer *b, int argument, char *spec, char letter) {
  char out[FIELD], address[24];
  int n = 0;
  switch (letter) {
    case 'c':
      strcat(spec, "c");
      n = snprintf(out, sizeof out, spec, (int)luaL_checkinteger(L, argument));
      break;
    case 'd': case 'i': case 'o': case 'x': case 'X': case 'u': {
      lua_Integer i = luaL_checkinteger(L, argument);
      char tail[4] = {'l', 'l', letter, 0};
      strcat(spec, tail);
      n = snprintf(out, sizeof out, spec, (long long)i);
      break;
    }
    case 'a': case 'A': case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': {
      char tail[2] = {letter, 0};
      strcat(spec, tail);
      n = snprintf(out, sizeof out, spec, (double)luaL_checknumber(L, argument));
      break;
    }
    case 'p': {
      const void *p = lua_topointer(L, argument);
      strcat(spec, "s");
      n = snprintf(out, sizeof out, spec, p ? clua_address(L, p, address) : "(null)");
      break;
    }
    case 'q':
      if (spec[1] != 0) luaL_error(L, "specifier '%%q' cannot have modifiers");
      add_literal(L, b, argument);
      return;
    case 's': add_string(L, b, argument, spec); return;
    default: {
      char shown[2] = {letter, 0};
      luaL_error(L, "invalid conversion '%s%s' to 'format'", spec, shown);
    }
  }
  if (n < 0) n = 0;
  luaL_addlstring(b, out, (size_t)n < sizeof out ? (size_t)n : sizeof out - 1);
}

int clua_string_format(lua_State *L) {
  clua_guard *g = guard_of(L);
  int top = lua_gettop(L), argument = 1;
  size_t length, fields = 0;
  const char *f = luaL_checklstring(L, 1, &length);
  const char *end = f + length;
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  while (f < end) {
    const char *percent = memchr(f, '%', (size_t)(end - f));
    if (percent == NULL) percent = end;
    luaL_addlstring(&b, f, (size_t)(percent - f));
    if (percent == end) break;
    f = percent + 1;
    if (f < end && *f == '%') {
      luaL_addchar(&b, *f++);
      continue;
    }
    char spec[SPEC], letter;
    f = read_spec(L, f, end, spec, &letter) + 1;
    if (++argument > top) return luaL_argerror(L, argument, "no value");
    add_field(L, &b, argument, spec, letter);
    CLUA_TICK(L, g, fields++);
  }
  luaL_pushresult(&b);
  return 1;
}
