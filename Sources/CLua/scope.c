/* Names as a function that is running sees them: what a console opened within a script works with. */
#include <string.h>

#include "guard.h"

/* A frame that is live while `open`; the thread is kept alive by the userdata's value. */
typedef struct scope {
  lua_State *thread;
  lua_Debug frame;
  bool open;
} scope;

/* Finds a name: the number of the local (positive) or upvalue (negative); 0 for neither. Of locals
 * with one name the last counts. Pushes nothing. */
static int find(lua_State *L, scope *s, const char *name) {
  int found = 0;
  if (!s->open || !lua_checkstack(s->thread, 4)) return 0;
  const char *known;
  for (int n = 1; (known = lua_getlocal(s->thread, &s->frame, n)) != NULL; n++) {
    lua_pop(s->thread, 1);
    if (strcmp(known, name) == 0) found = n;
  }
  if (found != 0) return found;
  lua_getinfo(s->thread, "f", &s->frame);
  for (int n = 1; (known = lua_getupvalue(s->thread, -1, n)) != NULL; n++) {
    lua_pop(s->thread, 1);
    if (strcmp(known, name) == 0 && strcmp(name, "_ENV") != 0) found = -n;
  }
  lua_pop(s->thread, 1);
  (void)L;
  return found;
}

/* Upvalue 1: the scope. Arguments: the environment, a key. */
static int scope_index(lua_State *L) {
  scope *s = lua_touserdata(L, lua_upvalueindex(1));
  int n = lua_type(L, 2) == LUA_TSTRING ? find(L, s, lua_tostring(L, 2)) : 0;
  if (n == 0) {
    lua_pushglobaltable(L);
    lua_pushvalue(L, 2);
    lua_gettable(L, -2);
    return 1;
  }
  if (n > 0) {
    lua_getlocal(s->thread, &s->frame, n);
  } else {
    lua_getinfo(s->thread, "f", &s->frame);
    lua_getupvalue(s->thread, -1, -n);
    lua_remove(s->thread, -2);
  }
  if (s->thread != L) lua_xmove(s->thread, L, 1);
  return 1;
}

/* Arguments: the environment, a key, a value. */
static int scope_newindex(lua_State *L) {
  scope *s = lua_touserdata(L, lua_upvalueindex(1));
  int n = lua_type(L, 2) == LUA_TSTRING ? find(L, s, lua_tostring(L, 2)) : 0;
  if (n == 0) {
    lua_pushglobaltable(L);
    lua_insert(L, 2);
    lua_settable(L, 2);
    return 0;
  }
  if (n < 0) lua_getinfo(s->thread, "f", &s->frame);
  lua_pushvalue(L, 3);
  if (s->thread != L) lua_xmove(L, s->thread, 1);
  if (n > 0) {
    lua_setlocal(s->thread, &s->frame, n);
  } else {
    lua_setupvalue(s->thread, -2, -n);
    lua_pop(s->thread, 1);
  }
  return 0;
}

static int scope_make(lua_State *L) { /* a lua_Debug */
  lua_Debug *frame = lua_touserdata(L, 1);
  lua_newtable(L);
  lua_createtable(L, 0, 4);
  scope *s = lua_newuserdatauv(L, sizeof *s, 1);
  s->thread = L;
  s->frame = *frame;
  s->open = true;
  lua_pushthread(L);
  lua_setiuservalue(L, -2, 1);
  lua_pushvalue(L, -1);
  lua_pushcclosure(L, scope_index, 1);
  lua_setfield(L, -3, "__index");
  lua_pushvalue(L, -1);
  lua_pushcclosure(L, scope_newindex, 1);
  lua_setfield(L, -3, "__newindex");
  lua_setfield(L, -2, "scope");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  return 1;
}

int32_t clua_scope_push(lua_State *L) {
  lua_Debug frame;
  int level = 0;
  if (!lua_checkstack(L, 10)) return LUA_ERRMEM;
  for (; lua_getstack(L, level, &frame); level++) {
    lua_getinfo(L, "S", &frame);
    if (frame.what[0] != 'C') break;
  }
  if (!lua_getstack(L, level, &frame)) {
    lua_pushglobaltable(L);
    return LUA_OK;
  }
  lua_pushcfunction(L, scope_make);
  lua_pushlightuserdata(L, &frame);
  return lua_pcall(L, 1, 1, 0);
}

/* The scope of the environment at `index`; NULL for plain globals. Pushes nothing. */
static scope *scope_at(lua_State *L, int index) {
  scope *s = NULL;
  if (!lua_checkstack(L, 4) || !lua_getmetatable(L, index)) return NULL;
  lua_pushnil(L);
  while (s == NULL && lua_next(L, -2)) {
    if (lua_type(L, -1) == LUA_TUSERDATA && lua_rawlen(L, -1) == sizeof *s)
      s = lua_touserdata(L, -1);
    lua_pop(L, 1);
    if (s != NULL) lua_pop(L, 1); /* the key */
  }
  lua_pop(L, 1);
  return s;
}

void clua_scope_close(lua_State *L, int32_t index) {
  scope *s = scope_at(L, index);
  if (s != NULL) s->open = false;
}

/* The name of number n, with its value pushed on the scope's thread; NULL, nothing pushed, beyond the
 * last. */
static const char *push_number(scope *s, int32_t n) {
  int i = 1;
  const char *name;
  for (; (name = lua_getlocal(s->thread, &s->frame, i)) != NULL; i++) {
    if (i - 1 == n) return name;
    lua_pop(s->thread, 1);
  }
  lua_getinfo(s->thread, "f", &s->frame);
  name = lua_getupvalue(s->thread, -1, n - (i - 1) + 1);
  lua_remove(s->thread, name != NULL ? -2 : -1);
  return name;
}

const char *clua_scope_name(lua_State *L, int32_t index, int32_t n) {
  scope *s = scope_at(L, index);
  if (s == NULL || !s->open || n < 0 || !lua_checkstack(s->thread, 4)) return NULL;
  const char *name = push_number(s, n);
  if (name != NULL) lua_pop(s->thread, 1);
  return name;
}

void clua_scope_value(lua_State *L, int32_t index, int32_t n) {
  scope *s = scope_at(L, index);
  if (s == NULL || !s->open || n < 0 || !lua_checkstack(s->thread, 4)
      || push_number(s, n) == NULL) {
    lua_pushnil(L);
  } else if (s->thread != L) {
    lua_xmove(s->thread, L, 1);
  }
}

const char *clua_scope_place(lua_State *L, int32_t index, int32_t *line) {
  scope *s = scope_at(L, index);
  if (s == NULL || !s->open) return NULL;
  lua_getinfo(s->thread, "Sl", &s->frame);
  *line = s->frame.currentline;
  return s->frame.source[0] == '@' ? s->frame.source + 1 : s->frame.short_src;
}

void clua_set_environment(lua_State *L) {
  if (lua_setupvalue(L, -2, 1) == NULL) lua_pop(L, 1);
}

/* --- looking without running ------------------------------------------------------------------ */

/* Walks, because making a key could raise. */
int32_t clua_raw_field(lua_State *L, int32_t index, const char *name, size_t length) {
  index = lua_absindex(L, index);
  if (lua_type(L, index) == LUA_TTABLE && lua_checkstack(L, 4)) {
    lua_pushnil(L);
    while (lua_next(L, index)) {
      size_t n = 0;
      const char *key = clua_bytes(L, -2, &n);
      if (key != NULL && n == length && memcmp(key, name, n) == 0) {
        lua_remove(L, -2);
        return lua_type(L, -1);
      }
      lua_pop(L, 1);
    }
  }
  lua_pushnil(L);
  return LUA_TNIL;
}

int32_t clua_raw_global(lua_State *L, const char *name, size_t length) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  int32_t type = clua_raw_field(L, -1, name, length);
  lua_remove(L, -2);
  return type;
}
