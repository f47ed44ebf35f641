/* The table functions that can loop over a length that a metamethod invents.
 *
 * Adapted from Lua 5.4's ltablib.c (MIT licence, see LICENSE-Lua.txt). */
#include <limits.h>

#include "guard.h"

#define READS 1
#define WRITES 2
#define MEASURES 4

static bool has_event(lua_State *L, const char *event, int n) {
  lua_pushstring(L, event);
  return lua_rawget(L, -n) != LUA_TNIL;
}

/* A table, or something with the metamethods that stand in for one. */
static void check_table(lua_State *L, int argument, int what) {
  if (lua_type(L, argument) == LUA_TTABLE) return;
  int n = 1;
  if (lua_getmetatable(L, argument) && (!(what & READS) || has_event(L, "__index", ++n))
      && (!(what & WRITES) || has_event(L, "__newindex", ++n))
      && (!(what & MEASURES) || has_event(L, "__len", ++n)))
    lua_pop(L, n);
  else
    luaL_checktype(L, argument, LUA_TTABLE);
}

static lua_Integer length_of(lua_State *L, int argument, int what) {
  check_table(L, argument, what | MEASURES);
  return luaL_len(L, argument);
}

static int table_insert(lua_State *L) {
  clua_guard *g = guard_of(L);
  lua_Integer e = (lua_Integer)((lua_Unsigned)length_of(L, 1, READS | WRITES) + 1), position;
  switch (lua_gettop(L)) {
    case 2: position = e; break;
    case 3:
      position = luaL_checkinteger(L, 2);
      luaL_argcheck(L, (lua_Unsigned)position - 1u < (lua_Unsigned)e, 2, "position out of bounds");
      for (lua_Integer i = e; i > position; i--) {
        CLUA_TICK(L, g, i);
        lua_geti(L, 1, i - 1);
        lua_seti(L, 1, i);
      }
      break;
    default: return luaL_error(L, "wrong number of arguments to 'insert'");
  }
  lua_seti(L, 1, position);
  return 0;
}

static int table_remove(lua_State *L) {
  clua_guard *g = guard_of(L);
  lua_Integer size = length_of(L, 1, READS | WRITES);
  lua_Integer position = luaL_optinteger(L, 2, size);
  if (lua_gettop(L) >= 2 && size + 1 != position)
    luaL_argcheck(L, (lua_Unsigned)position - 1u <= (lua_Unsigned)size, 2,
                  "position out of bounds");
  lua_geti(L, 1, position);
  for (; position < size; position++) {
    CLUA_TICK(L, g, position);
    lua_geti(L, 1, position + 1);
    lua_seti(L, 1, position);
  }
  lua_pushnil(L);
  lua_seti(L, 1, position);
  return 1;
}

static int table_move(lua_State *L) {
  clua_guard *g = guard_of(L);
  lua_Integer f = luaL_checkinteger(L, 2), e = luaL_checkinteger(L, 3), t = luaL_checkinteger(L, 4);
  int to = !lua_isnoneornil(L, 5) ? 5 : 1;
  check_table(L, 1, READS);
  check_table(L, to, WRITES);
  if (e >= f) {
    luaL_argcheck(L, f > 0 || e < LUA_MAXINTEGER + f, 3, "too many elements to move");
    lua_Integer n = e - f + 1;
    luaL_argcheck(L, t <= LUA_MAXINTEGER - n + 1, 4, "destination wrap around");
    bool upward = t > e || t <= f || (to != 1 && !lua_compare(L, 1, to, LUA_OPEQ));
    for (lua_Integer k = 0; k < n; k++) {
      lua_Integer i = upward ? k : n - 1 - k;
      CLUA_TICK(L, g, k);
      lua_geti(L, 1, f + i);
      lua_seti(L, to, t + i);
    }
  }
  lua_pushvalue(L, to);
  return 1;
}

static int table_concat(lua_State *L) {
  clua_guard *g = guard_of(L);
  lua_Integer last = length_of(L, 1, READS);
  size_t lsep;
  const char *separator = luaL_optlstring(L, 2, "", &lsep);
  lua_Integer i = luaL_optinteger(L, 3, 1);
  last = luaL_optinteger(L, 4, last);
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  for (lua_Unsigned n = 0; i <= last; n++) {
    CLUA_TICK(L, g, n);
    lua_geti(L, 1, i);
    if (!lua_isstring(L, -1))
      return luaL_error(L, "invalid value (at index %I) in table for 'concat'", (LUAI_UACINT)i);
    luaL_addvalue(&b);
    if (i == last) break;
    luaL_addlstring(&b, separator, lsep);
    i++;
  }
  luaL_pushresult(&b);
  return 1;
}

static int table_unpack(lua_State *L) {
  clua_guard *g = guard_of(L);
  lua_Integer i = luaL_optinteger(L, 2, 1);
  lua_Integer e = luaL_opt(L, luaL_checkinteger, 3, luaL_len(L, 1));
  if (i > e) return 0;
  lua_Unsigned n = (lua_Unsigned)e - (lua_Unsigned)i;
  if (n >= CLUA_RESULTS || !lua_checkstack(L, (int)(++n)))
    return luaL_error(L, "too many results to unpack");
  for (; i < e; i++) {
    CLUA_TICK(L, g, i);
    lua_geti(L, 1, i);
  }
  lua_geti(L, 1, e);
  return (int)n;
}

/* --- sort ------------------------------------------------------------------------------------ */

static bool before(lua_State *L, clua_guard *g, int a, int b) {
  clua_check(L, g);
  if (lua_isnil(L, 2)) return lua_compare(L, a, b, LUA_OPLT);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, a - 1);
  lua_pushvalue(L, b - 2);
  lua_call(L, 2, 1);
  bool result = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return result;
}

static void set_pair(lua_State *L, lua_Integer i, lua_Integer j) {
  lua_seti(L, 1, i);
  lua_seti(L, 1, j);
}

/* Puts the values at `a` and `b` in order. */
static void order_pair(lua_State *L, clua_guard *g, lua_Integer a, lua_Integer b) {
  lua_geti(L, 1, a);
  lua_geti(L, 1, b);
  if (before(L, g, -1, -2))
    set_pair(L, a, b);
  else
    lua_pop(L, 2);
}

/* The pivot is on the top and at `up - 1`; returns its final place. */
static lua_Integer partition(lua_State *L, clua_guard *g, lua_Integer low, lua_Integer up) {
  lua_Integer i = low, j = up - 1;
  for (;;) {
    while (lua_geti(L, 1, ++i), before(L, g, -1, -2)) {
      if (i == up - 1) luaL_error(L, "invalid order function for sorting");
      lua_pop(L, 1);
    }
    while (lua_geti(L, 1, --j), before(L, g, -3, -1)) {
      if (j < i) luaL_error(L, "invalid order function for sorting");
      lua_pop(L, 1);
    }
    if (j < i) {
      lua_pop(L, 1);
      set_pair(L, up - 1, i);
      return i;
    }
    set_pair(L, i, j);
  }
}

static void sort_range(lua_State *L, clua_guard *g, lua_Integer low, lua_Integer up, uint64_t seed) {
  while (low < up) {
    order_pair(L, g, low, up);
    if (up - low == 1) return;
    lua_Integer p = low + (up - low) / 2;
    if (up - low > 100) { /* a pivot that no input foresees */
      seed = seed * 6364136223846793005u + 1442695040888963407u;
      lua_Integer quarter = (up - low) / 4;
      p = low + quarter + (lua_Integer)((seed >> 33) % (uint64_t)(quarter * 2 + 1));
    }
    lua_geti(L, 1, p);
    lua_geti(L, 1, low);
    if (before(L, g, -2, -1)) {
      set_pair(L, p, low);
    } else {
      lua_pop(L, 1);
      lua_geti(L, 1, up);
      if (before(L, g, -1, -2))
        set_pair(L, p, up);
      else
        lua_pop(L, 2);
    }
    if (up - low == 2) return;
    lua_geti(L, 1, p);
    lua_pushvalue(L, -1);
    lua_geti(L, 1, up - 1);
    set_pair(L, p, up - 1);
    p = partition(L, g, low, up);
    if (p - low < up - p) { /* the smaller part by recursion: its depth is logarithmic */
      sort_range(L, g, low, p - 1, seed);
      low = p + 1;
    } else {
      sort_range(L, g, p + 1, up, seed);
      up = p - 1;
    }
  }
}

static int table_sort(lua_State *L) {
  clua_guard *g = guard_of(L);
  lua_Integer n = length_of(L, 1, READS | WRITES);
  if (n <= 1) return 0;
  luaL_argcheck(L, n < INT_MAX, 1, "array too big");
  if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
  clua_room(L, g);
  lua_settop(L, 2);
  luaL_checkstack(L, 64 * 4, "sort");
  sort_range(L, g, 1, n, g->secret[1]);
  return 0;
}

int clua_open_table(lua_State *L) {
  static const luaL_Reg own[] = {{"concat", table_concat}, {"insert", table_insert},
                                 {"move", table_move},     {"remove", table_remove},
                                 {"sort", table_sort},     {"unpack", table_unpack},
                                 {NULL, NULL}};
  lua_getglobal(L, "table");
  luaL_setfuncs(L, own, 0);
  lua_pop(L, 1);
  return 0;
}
