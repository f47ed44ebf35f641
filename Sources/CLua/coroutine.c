/* Coroutines that a stop passes through: nothing that runs in one can catch or outlive it.
 *
 * The semantics follow Lua 5.4's lcorolib.c (MIT licence, see LICENSE-Lua.txt). */
#include "guard.h"

static lua_State *coroutine_at(lua_State *L) {
  lua_State *co = lua_tothread(L, 1);
  luaL_argexpected(L, co, 1, "coroutine");
  return co;
}

static void enter(lua_State *L, clua_guard *g, lua_State *co) {
  if (g->nested >= CLUA_NESTED) luaL_error(L, "C stack overflow");
  clua_room(L, g);
  clua_check(L, g);
  g->nested++;
  atomic_store(&g->current, co);
}

static void leave(lua_State *L, clua_guard *g) {
  g->nested--;
  atomic_store(&g->current, L);
}

/* Closes `co` unless the run is being stopped: hooks are off in a coroutine that a stop killed, so
 * its handlers would run free. */
static int close_coroutine(lua_State *L, clua_guard *g, lua_State *co) {
  enter(L, g, co);
  int status = lua_resetthread(co);
  leave(L, g);
  if (status != LUA_OK) {
    if (status == LUA_ERRMEM) clua_reason_set(g, CLUA_MEMORY);
    clua_check(L, g);
  }
  return status;
}

/* Returns the number of results on L's top, or -1 with an error value there. */
static int resume(lua_State *L, clua_guard *g, lua_State *co, int arguments) {
  int results;
  if (!lua_checkstack(co, arguments)) {
    lua_pushliteral(L, "too many arguments to resume");
    return -1;
  }
  enter(L, g, co);
  lua_xmove(L, co, arguments);
  int status = lua_resume(co, L, arguments, &results);
  leave(L, g);
  if (status == LUA_OK || status == LUA_YIELD) {
    clua_check(L, g);
    if (!lua_checkstack(L, results + 1)) {
      lua_pop(co, results);
      lua_pushliteral(L, "too many results to resume");
      return -1;
    }
    lua_xmove(co, L, results);
    return results;
  }
  lua_xmove(co, L, 1);
  clua_rethrow(L, g, status);
  return -1;
}

static int co_resume(lua_State *L) {
  lua_State *co = coroutine_at(L);
  int n = resume(L, guard_of(L), co, lua_gettop(L) - 1);
  lua_pushboolean(L, n >= 0);
  lua_insert(L, n >= 0 ? -(n + 1) : -2);
  return n >= 0 ? n + 1 : 2;
}

static int wrapped(lua_State *L) {
  clua_guard *g = guard_of(L);
  lua_State *co = lua_tothread(L, lua_upvalueindex(1));
  int n = resume(L, g, co, lua_gettop(L));
  if (n >= 0) return n;
  int status = lua_status(co);
  if (status != LUA_OK && status != LUA_YIELD) {
    lua_pop(L, 1);
    close_coroutine(L, g, co);
    lua_xmove(co, L, 1);
  }
  if (lua_type(L, -1) == LUA_TSTRING) { /* add where it was resumed */
    luaL_where(L, 1);
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

static int co_wrap(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_State *co = lua_newthread(L);
  lua_pushvalue(L, 1);
  lua_xmove(L, co, 1);
  lua_pushcclosure(L, wrapped, 1);
  return 1;
}

static int co_close(lua_State *L) {
  lua_State *co = coroutine_at(L);
  lua_Debug ar;
  const char *busy = NULL;
  if (co == L)
    busy = "running";
  else if (lua_status(co) == LUA_OK && lua_getstack(co, 0, &ar))
    busy = "normal";
  if (busy) return luaL_error(L, "cannot close a %s coroutine", busy);
  if (close_coroutine(L, guard_of(L), co) == LUA_OK) {
    lua_pushboolean(L, 1);
    return 1;
  }
  lua_pushboolean(L, 0);
  lua_xmove(co, L, 1);
  return 2;
}

int clua_open_coroutine(lua_State *L) {
  static const luaL_Reg own[] = {
      {"close", co_close}, {"resume", co_resume}, {"wrap", co_wrap}, {NULL, NULL}};
  lua_getglobal(L, "coroutine");
  luaL_setfuncs(L, own, 0);
  lua_pop(L, 1);
  return 0;
}
