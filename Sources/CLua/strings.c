/* The string functions that can loop: find, match, gmatch, gsub, rep; and the strings' metatable.
 *
 * Adapted from Lua 5.4's lstrlib.c (MIT licence, see LICENSE-Lua.txt). */
#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include <string.h>

#include "match.h"

/* --- find and match -------------------------------------------------------------------------- */

/* A start position, counted from 1 or from the end, as an offset. */
static size_t start_offset(lua_Integer position, size_t length) {
  if (position > 0) return (size_t)position - 1;
  if (position == 0 || position < -(lua_Integer)length) return 0;
  return length - (size_t)-position;
}

static bool has_specials(const char *p, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (p[i] != 0 && strchr("^$*+?.([%-", p[i])) return true;
  return false;
}

static int find_or_match(lua_State *L, bool find) {
  size_t ls, lp;
  const char *s = luaL_checklstring(L, 1, &ls);
  const char *p = luaL_checklstring(L, 2, &lp);
  size_t init = start_offset(luaL_optinteger(L, 3, 1), ls);
  clua_check(L, guard_of(L));
  if (init > ls) {
    luaL_pushfail(L);
    return 1;
  }
  if (find && (lua_toboolean(L, 4) || !has_specials(p, lp))) {
    const char *found = lp == 0 ? s + init : memmem(s + init, ls - init, p, lp);
    if (found) {
      lua_pushinteger(L, found - s + 1);
      lua_pushinteger(L, (found - s) + (lua_Integer)lp);
      return 2;
    }
  } else {
    clua_match m;
    const char *from = s + init;
    bool anchored = *p == '^' && lp > 0;
    clua_match_start(&m, L, s, ls, p, lp);
    if (anchored) p++;
    do {
      const char *e = clua_match_at(&m, from, p);
      if (e == NULL) continue;
      if (!find) return clua_match_push(&m, from, e);
      lua_pushinteger(L, from - s + 1);
      lua_pushinteger(L, e - s);
      return clua_match_push(&m, NULL, NULL) + 2;
    } while (from++ < m.subject_end && !anchored);
  }
  luaL_pushfail(L);
  return 1;
}

static int string_find(lua_State *L) { return find_or_match(L, true); }
static int string_match(lua_State *L) { return find_or_match(L, false); }

/* --- gmatch ---------------------------------------------------------------------------------- */

/* Upvalues: subject, pattern, next offset, offset after the last match (-1 none). */
static int gmatch_step(lua_State *L) {
  size_t ls, lp;
  const char *s = lua_tolstring(L, lua_upvalueindex(1), &ls);
  const char *p = lua_tolstring(L, lua_upvalueindex(2), &lp);
  lua_Integer next = lua_tointeger(L, lua_upvalueindex(3));
  lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
  clua_match m;
  clua_match_start(&m, L, s, ls, p, lp);
  clua_check(L, m.g);
  for (const char *from = s + next; from <= m.subject_end; from++) {
    const char *e = clua_match_at(&m, from, p);
    if (e == NULL || e - s == last) continue;
    lua_pushinteger(L, e - s);
    lua_copy(L, -1, lua_upvalueindex(3));
    lua_replace(L, lua_upvalueindex(4));
    return clua_match_push(&m, from, e);
  }
  lua_pushinteger(L, (lua_Integer)ls + 1);
  lua_replace(L, lua_upvalueindex(3));
  return 0;
}

static int string_gmatch(lua_State *L) {
  size_t ls;
  luaL_checklstring(L, 1, &ls);
  luaL_checkstring(L, 2);
  size_t init = start_offset(luaL_optinteger(L, 3, 1), ls);
  lua_settop(L, 2);
  lua_pushinteger(L, init > ls ? (lua_Integer)ls + 1 : (lua_Integer)init);
  lua_pushinteger(L, -1);
  lua_pushcclosure(L, gmatch_step, 4);
  return 1;
}

/* --- gsub ------------------------------------------------------------------------------------ */

static void add_template(clua_match *m, luaL_Buffer *b, const char *s, const char *e) {
  size_t length;
  const char *t = lua_tolstring(m->L, 3, &length);
  const char *end = t + length;
  while (t < end) {
    const char *percent = memchr(t, '%', (size_t)(end - t));
    if (percent == NULL) percent = end;
    luaL_addlstring(b, t, (size_t)(percent - t));
    if (percent == end) return;
    t = percent + 1;
    char c = t < end ? *t++ : 0;
    if (c == '%') {
      luaL_addchar(b, c);
    } else if (c == '0') {
      luaL_addlstring(b, s, (size_t)(e - s));
    } else if (c >= '1' && c <= '9') {
      clua_match_push_one(m, c - '1', s, e);
      luaL_tolstring(m->L, -1, NULL);
      lua_remove(m->L, -2);
      luaL_addvalue(b);
    } else {
      luaL_error(m->L, "invalid use of '%%' in replacement string");
    }
  }
}

/* Adds the replacement; whether it differs from the match. */
static bool add_replacement(clua_match *m, luaL_Buffer *b, const char *s, const char *e, int type) {
  lua_State *L = m->L;
  if (type == LUA_TFUNCTION) {
    lua_pushvalue(L, 3);
    int n = clua_match_push(m, s, e);
    lua_call(L, n, 1);
  } else if (type == LUA_TTABLE) {
    clua_match_push_one(m, 0, s, e);
    lua_gettable(L, 3);
  } else {
    add_template(m, b, s, e);
    return true;
  }
  if (!lua_toboolean(L, -1)) {
    lua_pop(L, 1);
    luaL_addlstring(b, s, (size_t)(e - s));
    return false;
  }
  if (!lua_isstring(L, -1))
    luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
  luaL_addvalue(b);
  return true;
}

static int string_gsub(lua_State *L) {
  size_t ls, lp;
  const char *s = luaL_checklstring(L, 1, &ls);
  const char *p = luaL_checklstring(L, 2, &lp);
  const char *last = NULL;
  int type = lua_type(L, 3);
  lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)ls + 1);
  bool anchored = lp > 0 && *p == '^', changed = false;
  lua_Integer count = 0;
  clua_match m;
  luaL_Buffer b;
  luaL_argexpected(L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION
                          || type == LUA_TTABLE,
                   3, "string/function/table");
  clua_room(L, guard_of(L));
  luaL_buffinit(L, &b);
  clua_match_start(&m, L, s, ls, p, lp);
  if (anchored) p++;
  while (count < most) {
    CLUA_TICK(L, m.g, count);
    const char *e = clua_match_at(&m, s, p);
    if (e != NULL && e != last) {
      count++;
      if (add_replacement(&m, &b, s, e, type)) changed = true;
      s = last = e;
    } else if (s < m.subject_end) {
      luaL_addchar(&b, *s++);
    } else {
      break;
    }
    if (anchored) break;
  }
  if (changed) {
    luaL_addlstring(&b, s, (size_t)(m.subject_end - s));
    luaL_pushresult(&b);
  } else {
    lua_pushvalue(L, 1);
  }
  lua_pushinteger(L, count);
  return 2;
}

/* --- rep ------------------------------------------------------------------------------------- */

static int string_rep(lua_State *L) {
  size_t ls, lsep;
  const char *s = luaL_checklstring(L, 1, &ls);
  lua_Integer n = luaL_checkinteger(L, 2);
  const char *separator = luaL_optlstring(L, 3, "", &lsep);
  clua_guard *g = guard_of(L);
  size_t unit = ls + lsep;
  if (n <= 0 || unit == 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  if (unit < ls || unit > (size_t)(PTRDIFF_MAX / 2) / (size_t)n)
    return luaL_error(L, "resulting string too large");
  size_t total = (size_t)n * unit - lsep;
  luaL_Buffer b;
  char *out = luaL_buffinitsize(L, &b, total);
  size_t done = unit < total ? unit : total;
  memcpy(out, s, ls);
  if (done > ls) memcpy(out + ls, separator, done - ls);
  while (done < total) { /* doubling, in pieces of at most a mebibyte (a whole number of units) */
    size_t piece = done < (1u << 20) ? done : unit > (1u << 20) ? unit : (1u << 20) / unit * unit;
    if (piece > total - done) piece = total - done;
    memcpy(out + done, out, piece);
    done += piece;
    clua_check(L, g);
  }
  luaL_pushresultsize(&b, total);
  return 1;
}

/* --- functions that return many values ---------------------------------------------------------*/

/* Calls the system's function (the upvalue) after a look at how much it would return. */
static int forward(lua_State *L) {
  int n = lua_gettop(L);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, n, LUA_MULTRET);
  return lua_gettop(L);
}

static int string_slice(lua_State *L) {
  size_t length;
  luaL_checklstring(L, 1, &length);
  lua_Integer i = luaL_optinteger(L, 2, 1);
  lua_Integer j = luaL_optinteger(L, 3, i);
  size_t from = start_offset(i, length);
  size_t to = j < 0 ? start_offset(j, length) + 1 : (size_t)j < length ? (size_t)j : length;
  if (to > from && to - from > CLUA_RESULTS) return luaL_error(L, "string slice too long");
  return forward(L);
}

static int string_byte(lua_State *L) {
  size_t length;
  const char *s = luaL_checklstring(L, 1, &length);
  lua_Integer i = luaL_optinteger(L, 2, 1);
  lua_Integer j = luaL_optinteger(L, 3, i);
  size_t from = start_offset(i, length);
  size_t to = j >= 0 ? ((size_t)j < length ? (size_t)j : length)
                     : (j < -(lua_Integer)length ? 0 : length - (size_t)-j + 1);
  if (from >= to) return 0;
  if (to - from > CLUA_RESULTS) return luaL_error(L, "string slice too long");
  luaL_checkstack(L, (int)(to - from), "string slice too long");
  for (size_t k = from; k < to; k++) lua_pushinteger(L, (unsigned char)s[k]);
  return (int)(to - from);
}

static int string_unpack(lua_State *L) {
  size_t length;
  luaL_checklstring(L, 1, &length);
  if (length > CLUA_RESULTS) return luaL_argerror(L, 1, "format too long");
  return forward(L);
}

static void wrap(lua_State *L, const char *name, lua_CFunction function) {
  lua_getfield(L, -1, name);
  lua_pushcclosure(L, function, 1);
  lua_setfield(L, -2, name);
}

/* --- arithmetic on strings -------------------------------------------------------------------- */

static bool to_number(lua_State *L, int argument) {
  if (lua_type(L, argument) == LUA_TNUMBER) {
    lua_pushvalue(L, argument);
    return true;
  }
  size_t length;
  const char *s = lua_tolstring(L, argument, &length);
  return s != NULL && lua_stringtonumber(L, s) == length + 1;
}

static int arithmetic(lua_State *L, int operation, const char *event) {
  if (to_number(L, 1) && to_number(L, 2)) {
    lua_arith(L, operation);
    return 1;
  }
  lua_settop(L, 2);
  if (lua_type(L, 2) == LUA_TSTRING || !luaL_getmetafield(L, 2, event))
    return luaL_error(L, "attempt to perform arithmetic on a %s value",
                      luaL_typename(L, lua_type(L, 1) == LUA_TNUMBER ? 2 : 1));
  lua_insert(L, -3);
  lua_call(L, 2, 1);
  return 1;
}

static int string_add(lua_State *L) { return arithmetic(L, LUA_OPADD, "__add"); }
static int string_sub(lua_State *L) { return arithmetic(L, LUA_OPSUB, "__sub"); }
static int string_mul(lua_State *L) { return arithmetic(L, LUA_OPMUL, "__mul"); }
static int string_mod(lua_State *L) { return arithmetic(L, LUA_OPMOD, "__mod"); }
static int string_pow(lua_State *L) { return arithmetic(L, LUA_OPPOW, "__pow"); }
static int string_div(lua_State *L) { return arithmetic(L, LUA_OPDIV, "__div"); }
static int string_idiv(lua_State *L) { return arithmetic(L, LUA_OPIDIV, "__idiv"); }
static int string_unm(lua_State *L) {
  lua_settop(L, 1);
  lua_pushvalue(L, 1);
  if (to_number(L, 1)) {
    lua_arith(L, LUA_OPUNM);
    return 1;
  }
  return luaL_error(L, "attempt to perform arithmetic on a string value");
}

int clua_open_string(lua_State *L) {
  static const luaL_Reg own[] = {{"byte", string_byte},     {"find", string_find},     {"format", clua_string_format},
                                 {"gmatch", string_gmatch}, {"gsub", string_gsub},
                                 {"match", string_match},   {"rep", string_rep},
                                 {NULL, NULL}};
  static const luaL_Reg events[] = {{"__add", string_add},   {"__sub", string_sub},
                                    {"__mul", string_mul},   {"__mod", string_mod},
                                    {"__pow", string_pow},   {"__div", string_div},
                                    {"__idiv", string_idiv}, {"__unm", string_unm},
                                    {NULL, NULL}};
  lua_getglobal(L, "utf8");
  wrap(L, "codepoint", string_slice);
  lua_pop(L, 1);
  lua_getglobal(L, "string");
  luaL_setfuncs(L, own, 0);
  wrap(L, "unpack", string_unpack);
  lua_createtable(L, 0, 10);
  luaL_setfuncs(L, events, 0);
  lua_pushvalue(L, -2);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pushliteral(L, "");
  lua_pushvalue(L, -2);
  lua_setmetatable(L, -2);
  lua_pop(L, 3);
  return 0;
}
