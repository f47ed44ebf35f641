/* The basic library, coroutines and `require`: an allow-list of the system's functions, and own
 * versions of those that could let a script outrun or catch its limits.
 *
 * The semantics follow Lua 5.4's lbaselib.c and lcorolib.c (MIT licence, see LICENSE-Lua.txt). */
#include <string.h>

#include "guard.h"

/* --- tostring, print --------------------------------------------------------------------------*/

const char *clua_address(lua_State *L, const void *pointer, char out[24]) {
  /* A keyed hash: the same for one value in one run, and nothing about the process's memory. */
  clua_guard *g = guard_of(L);
  uint64_t x = (uint64_t)(uintptr_t)pointer ^ g->secret[0];
  for (int i = 0; i < 3; i++) {
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93u;
    x += g->secret[1];
  }
  x ^= x >> 32;
  static const char digits[] = "0123456789abcdef";
  out[0] = '0', out[1] = 'x';
  for (int i = 0; i < 12; i++) out[2 + i] = digits[(x >> (4 * i)) & 15];
  out[14] = 0;
  return out;
}

const char *clua_tolstring(lua_State *L, int index, size_t *length) {
  index = lua_absindex(L, index);
  if (luaL_callmeta(L, index, "__tostring")) {
    if (!lua_isstring(L, -1)) luaL_error(L, "'__tostring' must return a string");
    return lua_tolstring(L, -1, length);
  }
  int type = lua_type(L, index);
  if (type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING)
    return luaL_tolstring(L, index, length);
  char address[24];
  int named = luaL_getmetafield(L, index, "__name");
  const char *kind = named == LUA_TSTRING ? lua_tostring(L, -1) : luaL_typename(L, index);
  lua_pushfstring(L, "%s: %s", kind, clua_address(L, lua_topointer(L, index), address));
  if (named != LUA_TNIL) lua_remove(L, -2);
  return lua_tolstring(L, -1, length);
}

static int base_tostring(lua_State *L) {
  luaL_checkany(L, 1);
  clua_tolstring(L, 1, NULL);
  return 1;
}

static int base_print(lua_State *L) {
  clua_guard *g = guard_of(L);
  int n = lua_gettop(L);
  for (int i = 1; i <= n; i++) {
    size_t length;
    const char *s = clua_tolstring(L, i, &length);
    if (i > 1) clua_emit(L, g, "\t", 1);
    clua_emit(L, g, s, length);
    lua_pop(L, 1);
  }
  clua_emit(L, g, "\n", 1);
  return 0;
}

static int base_write(lua_State *L) {
  clua_guard *g = guard_of(L);
  int n = lua_gettop(L);
  for (int i = 1; i <= n; i++) {
    size_t length;
    const char *s = clua_tolstring(L, i, &length);
    clua_emit(L, g, s, length);
    lua_pop(L, 1);
  }
  return 0;
}

/* --- protected calls that catch everything but a stop -----------------------------------------*/

static int finish_pcall(lua_State *L, int status, lua_KContext extra) {
  clua_guard *g = guard_of(L);
  if (status != LUA_OK && status != LUA_YIELD) {
    clua_rethrow(L, g, status);
    g->frames_kept = false;
    lua_pushboolean(L, 0);
    lua_pushvalue(L, -2);
    return 2;
  }
  clua_check(L, g);
  return lua_gettop(L) - (int)extra;
}

static int base_pcall(lua_State *L) {
  luaL_checkany(L, 1);
  clua_room(L, guard_of(L));
  lua_pushboolean(L, 1);
  lua_insert(L, 1);
  int status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish_pcall);
  return finish_pcall(L, status, 0);
}

static int guarded_handler(lua_State *L) {
  if (clua_stopped(guard_of(L)) != CLUA_GO) return 1; /* hooks are off here: run nothing */
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, 1);
  return 1;
}

static int base_xpcall(lua_State *L) {
  int n = lua_gettop(L);
  luaL_checktype(L, 2, LUA_TFUNCTION);
  clua_room(L, guard_of(L));
  lua_pushvalue(L, 2);
  lua_pushcclosure(L, guarded_handler, 1);
  lua_replace(L, 2);
  lua_pushboolean(L, 1);
  lua_pushvalue(L, 1);
  lua_rotate(L, 3, 2);
  int status = lua_pcallk(L, n - 2, LUA_MULTRET, 2, 2, finish_pcall);
  return finish_pcall(L, status, 2);
}

/* --- metatables and the collector ------------------------------------------------------------ */

static int base_setmetatable(lua_State *L) {
  int type = lua_type(L, 2);
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
    return luaL_error(L, "cannot change a protected metatable");
  if (type == LUA_TTABLE) {
    lua_pushliteral(L, "__gc");
    if (lua_rawget(L, 2) != LUA_TNIL)
      return luaL_error(L, "finalizers (__gc) are not available to scripts; use __close");
    lua_pop(L, 1);
  }
  lua_settop(L, 2);
  lua_setmetatable(L, 1);
  return 1;
}

static int base_collectgarbage(lua_State *L) {
  static const char *const names[] = {"collect", "count", "step", "isrunning", "stop", "restart",
                                      "setpause", "setstepmul", "incremental", "generational",
                                      NULL};
  switch (luaL_checkoption(L, 1, "collect", names)) {
    case 0:
      lua_gc(L, LUA_GCCOLLECT);
      lua_pushinteger(L, 0);
      return 1;
    case 1:
      lua_pushnumber(L, (lua_Number)clua_memory_used(guard_of(L)) / 1024);
      return 1;
    case 2:
      lua_pushboolean(L, lua_gc(L, LUA_GCSTEP, 0));
      return 1;
    case 3: lua_pushboolean(L, 1); return 1;
    case 8: /* the collector's settings are the host's */
    case 9: lua_pushliteral(L, "incremental"); return 1;
    default: lua_pushinteger(L, 0); return 1;
  }
}

/* --- load and require ------------------------------------------------------------------------ */

#define READ_CHUNK 1024
#define READ_SLOT 5

typedef struct reading {
  clua_guard *g;
  const char *text;
  size_t left, total;
  bool from_function;
} reading;

/* Hands out small pieces, because the compiler runs no hook: some sources take quadratic time. */
static const char *read_piece(lua_State *L, void *context, size_t *size) {
  reading *r = context;
  clua_check(L, r->g);
  if (r->left == 0 && r->from_function) {
    luaL_checkstack(L, 2, "too many nested functions");
    lua_pushvalue(L, 1);
    lua_call(L, 0, 1);
    if (lua_isnil(L, -1)) {
      lua_pop(L, 1);
      *size = 0;
      return NULL;
    }
    if (lua_type(L, -1) != LUA_TSTRING) luaL_error(L, "reader function must return a string");
    lua_replace(L, READ_SLOT);
    r->text = lua_tolstring(L, READ_SLOT, &r->left);
    r->total += r->left;
    if (r->total > r->g->limits.source) luaL_error(L, "source text is too large");
  }
  size_t n = r->left < READ_CHUNK ? r->left : READ_CHUNK;
  const char *piece = r->text;
  r->text += n;
  r->left -= n;
  *size = n;
  return n > 0 ? piece : NULL;
}

int clua_load_text(lua_State *L, const char *text, size_t length, const char *chunk) {
  clua_guard *g = guard_of(L);
  reading r = {g, text, length, length, false};
  if (length > g->limits.source) {
    lua_pushfstring(L, "source text is too large (%d KiB; the limit is %d KiB)",
                    (int)(length / 1024), (int)(g->limits.source / 1024));
    return LUA_ERRSYNTAX;
  }
  return lua_load(L, read_piece, &r, chunk, "t");
}

static int base_load(lua_State *L) {
  clua_guard *g = guard_of(L);
  size_t length;
  int status;
  bool has_environment = !lua_isnone(L, 4);
  const char *mode = luaL_optstring(L, 3, "bt");
  if (strchr(mode, 't') == NULL) {
    lua_pushnil(L);
    lua_pushfstring(L, "attempt to load a text chunk (mode is '%s')", mode);
    return 2;
  }
  if (lua_type(L, 1) == LUA_TSTRING) {
    const char *text = lua_tolstring(L, 1, &length);
    status = clua_load_text(L, text, length, luaL_optstring(L, 2, text));
  } else {
    const char *chunk = luaL_optstring(L, 2, "=(load)");
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_settop(L, READ_SLOT);
    reading r = {g, NULL, 0, 0, true};
    status = lua_load(L, read_piece, &r, chunk, "t");
  }
  if (status != LUA_OK) {
    clua_rethrow(L, g, status);
    lua_pushnil(L);
    lua_insert(L, -2);
    return 2;
  }
  if (has_environment) {
    lua_pushvalue(L, 4);
    if (!lua_setupvalue(L, -2, 1)) lua_pop(L, 1);
  }
  return 1;
}

static const char module_syntax_key = 0;

bool clua_is_module_syntax(lua_State *L, int32_t index) {
  if (lua_type(L, index) != LUA_TSTRING || !lua_checkstack(L, 2)) return false;
  lua_pushvalue(L, index);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &module_syntax_key);
  bool same = lua_rawequal(L, -1, -2);
  lua_pop(L, 2);
  return same;
}

static int base_require(lua_State *L) {
  clua_guard *g = guard_of(L);
  size_t length;
  const char *name = luaL_checklstring(L, 1, &length);
  clua_room(L, g);
  lua_settop(L, 1);
  lua_rawgeti(L, LUA_REGISTRYINDEX, g->loaded);
  lua_pushvalue(L, 1);
  if (lua_rawget(L, 2) != LUA_TNIL) return 1;
  lua_settop(L, 2);
  size_t base = clua_mark(g);
  int count = g->host.module ? g->host.module(g->host.context, L, name, length) : 0;
  lua_settop(L, 2);
  int found = clua_finish(L, g, base, count);
  if (found != 2)
    return luaL_error(L, "module '%s' not found%s", name, found == 1 ? lua_tostring(L, 3) : "");
  /* 3: chunk name, 4: text */
  const char *text = lua_tolstring(L, 4, &length);
  const char *chunk = lua_tostring(L, 3);
  int status = clua_load_text(L, text, length, chunk);
  if (status != LUA_OK) {
    clua_rethrow(L, g, status);
    if (status == LUA_ERRSYNTAX) { /* Noted, so that the run's failure can be told from others. */
      lua_pushvalue(L, -1);
      lua_rawsetp(L, LUA_REGISTRYINDEX, &module_syntax_key);
    }
    return lua_error(L);
  }
  lua_pushvalue(L, 1);
  lua_pushstring(L, chunk[0] == '@' ? chunk + 1 : chunk);
  lua_call(L, 2, 1);
  if (lua_isnil(L, -1)) {
    lua_pushvalue(L, 1);
    if (lua_rawget(L, 2) == LUA_TNIL) lua_pushboolean(L, 1);
  }
  lua_pushvalue(L, 1);
  lua_pushvalue(L, -2);
  lua_rawset(L, 2);
  return 1;
}

/* --- opening --------------------------------------------------------------------------------- */

/* Copies the named fields of the table at the top to the table at `to`. */
static void allow(lua_State *L, int to, const char *const *names) {
  for (; *names; names++) {
    lua_getfield(L, -1, *names);
    lua_setfield(L, to, *names);
  }
}

static void allow_library(lua_State *L, int globals, int loaded, const char *name,
                          lua_CFunction open, const char *const *names) {
  lua_pushcfunction(L, open);
  lua_pushstring(L, name);
  lua_call(L, 1, 1);
  lua_newtable(L);
  lua_insert(L, -2);
  allow(L, lua_gettop(L) - 1, names);
  lua_pop(L, 1);
  lua_pushvalue(L, -1);
  lua_setfield(L, loaded, name);
  lua_setfield(L, globals, name);
}

int clua_open_base(lua_State *L) {
  static const char *const base[] = {"_VERSION", "assert", "error", "getmetatable", "ipairs",
                                     "next", "pairs", "rawequal", "rawget", "rawlen", "rawset",
                                     "select", "tonumber", "type", NULL};
  static const char *const string[] = {"byte", "char", "len", "lower", "pack", "packsize",
                                       "reverse", "sub", "unpack", "upper", NULL};
  static const char *const table[] = {"pack", NULL};
  static const char *const os[] = {"clock", "date", "difftime", "time", NULL};
  static const char *const math[] = {"abs", "acos", "asin", "atan", "ceil", "cos", "deg", "exp",
                                     "floor", "fmod", "huge", "log", "max", "maxinteger", "min",
                                     "mininteger", "modf", "pi", "rad", "random", "randomseed",
                                     "sin", "sqrt", "tan", "tointeger", "type", "ult", NULL};
  static const char *const utf8[] = {"char", "charpattern", "codepoint", "codes", "len", "offset",
                                     NULL};
  static const char *const coroutine[] = {"create", "isyieldable", "running", "status", "yield",
                                          NULL};
  static const luaL_Reg own[] = {{"collectgarbage", base_collectgarbage},
                                 {"load", base_load},
                                 {"pcall", base_pcall},
                                 {"print", base_print},
                                 {"require", base_require},
                                 {"setmetatable", base_setmetatable},
                                 {"tostring", base_tostring},
                                 {"write", base_write},
                                 {"xpcall", base_xpcall},
                                 {NULL, NULL}};
  clua_guard *g = guard_of(L);
  lua_settop(L, 0);
  lua_newtable(L); /* 1: what becomes _G */
  lua_newtable(L); /* 2: loaded modules, which scripts never see */
  lua_pushvalue(L, 2);
  g->loaded = luaL_ref(L, LUA_REGISTRYINDEX);
  lua_pushcfunction(L, luaopen_base);
  lua_call(L, 0, 1);
  allow(L, 1, base);
  lua_pop(L, 1);
  allow_library(L, 1, 2, "string", luaopen_string, string);
  allow_library(L, 1, 2, "table", luaopen_table, table);
  allow_library(L, 1, 2, "math", luaopen_math, math);
  allow_library(L, 1, 2, "utf8", luaopen_utf8, utf8);
  allow_library(L, 1, 2, "os", luaopen_os, os);
  allow_library(L, 1, 2, "coroutine", luaopen_coroutine, coroutine);
  lua_pushvalue(L, 1);
  luaL_setfuncs(L, own, 0);
  lua_pushvalue(L, 1);
  lua_setfield(L, 1, "_G");
  lua_pushvalue(L, 1);
  lua_setfield(L, 2, "_G");
  lua_pushvalue(L, 1);
  lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  lua_settop(L, 0);
  return 0;
}
