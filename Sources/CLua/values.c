/* What crosses the border: decoding what Swift wrote, functions, objects and their metatables. */
#include <stdlib.h>
#include <string.h>

#include "guard.h"

/* --- decoding -------------------------------------------------------------------------------- */

static void take(clua_guard *g, size_t *at, void *to, size_t size) {
  if (size > g->out.length - *at) {
    memset(to, 0, size);
    *at = g->out.length;
    return;
  }
  memcpy(to, g->out.data + *at, size);
  *at += size;
}

static const char *take_bytes(clua_guard *g, size_t *at, size_t *length) {
  if (*length > g->out.length - *at) *length = g->out.length - *at;
  const char *bytes = (const char *)g->out.data + *at;
  *at += *length;
  return bytes;
}

void clua_push_metatable(lua_State *L, clua_guard *g, uint32_t type) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, g->types);
  if (lua_rawgeti(L, -1, type) != LUA_TTABLE) luaL_error(L, "a type was never defined");
  lua_remove(L, -2);
}

/* One userdata for one object, so that it is equal to itself as a table key. */
static void push_object(lua_State *L, clua_guard *g, const clua_object *object) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, g->identities);
  if (lua_rawgeti(L, -1, object->slot) == LUA_TUSERDATA) {
    clua_object *known = lua_touserdata(L, -1);
    if (known->generation == object->generation && known->type == object->type) {
      lua_remove(L, -2);
      g->host.pushed(g->host.context, *object, false);
      return;
    }
  }
  lua_pop(L, 1);
  clua_push_metatable(L, g, object->type);
  clua_object *o = lua_newuserdatauv(L, sizeof *o, 0);
  *o = *object;
  o->flags &= ~(uint32_t)CLUA_OWNED;
  lua_insert(L, -2);
  lua_setmetatable(L, -2);
  o->flags |= CLUA_OWNED;
  g->host.pushed(g->host.context, *o, true);
  lua_pushvalue(L, -1);
  lua_rawseti(L, -3, object->slot);
  lua_remove(L, -2);
}

void clua_push_row(lua_State *L, clua_guard *g, const clua_rowref *ref) {
  bool keeps = (ref->source.flags & CLUA_KEEPS) != 0;
  clua_object *o = lua_newuserdatauv(L, sizeof *o, keeps ? 1 : 0);
  *o = ref->source;
  o->type = ref->type;
  o->row = ref->row;
  o->flags = CLUA_ROW;
  clua_push_metatable(L, g, ref->type);
  lua_setmetatable(L, -2);
  if (keeps) {
    push_object(L, g, &ref->source);
    lua_setiuservalue(L, -2, 1);
  }
}

/* The position of the innermost frame of Lua: `path:line: `. */
static void push_where(lua_State *L) {
  lua_Debug ar;
  for (int level = 1; level < 32 && lua_getstack(L, level, &ar); level++) {
    if (!lua_getinfo(L, "Sl", &ar) || ar.currentline <= 0) continue;
    lua_pushfstring(L, "%s:%d: ", ar.short_src, ar.currentline);
    return;
  }
  lua_pushliteral(L, "");
}

static void push_host_error(lua_State *L, clua_guard *g, size_t *at) {
  size_t code_length, length;
  take(g, at, &code_length, sizeof code_length);
  take(g, at, &length, sizeof length);
  const char *code = take_bytes(g, at, &code_length);
  const char *message = take_bytes(g, at, &length);
  lua_createtable(L, 0, 3);
  lua_pushlstring(L, code, code_length);
  lua_setfield(L, -2, "code");
  lua_pushlstring(L, message, length);
  lua_setfield(L, -2, "message");
  push_where(L);
  lua_setfield(L, -2, "where");
  lua_rawgeti(L, LUA_REGISTRYINDEX, g->error_metatable);
  lua_setmetatable(L, -2);
}

static int call_thunk(lua_State *L);
static int step_thunk(lua_State *L);

void clua_decode(lua_State *L, clua_guard *g, size_t *at) {
  unsigned char tag = CLUA_NIL;
  luaL_checkstack(L, 8, "too many nested values");
  take(g, at, &tag, 1);
  switch (tag) {
    case CLUA_FALSE: lua_pushboolean(L, 0); break;
    case CLUA_TRUE: lua_pushboolean(L, 1); break;
    case CLUA_INTEGER: {
      int64_t i;
      take(g, at, &i, sizeof i);
      lua_pushinteger(L, i);
      break;
    }
    case CLUA_NUMBER: {
      double d;
      take(g, at, &d, sizeof d);
      lua_pushnumber(L, d);
      break;
    }
    case CLUA_STRING: {
      size_t length;
      take(g, at, &length, sizeof length);
      const char *bytes = take_bytes(g, at, &length);
      lua_pushlstring(L, bytes, length);
      break;
    }
    case CLUA_TABLE: {
      uint32_t counts[2];
      take(g, at, counts, sizeof counts);
      lua_createtable(L, counts[0] < 65536 ? (int)counts[0] : 65536,
                      counts[1] < 65536 ? (int)counts[1] : 65536);
      for (uint32_t i = 1; i <= counts[0]; i++) {
        CLUA_TICK(L, g, i);
        clua_decode(L, g, at);
        lua_rawseti(L, -2, i);
      }
      for (uint32_t i = 0; i < counts[1]; i++) {
        CLUA_TICK(L, g, i);
        clua_decode(L, g, at);
        clua_decode(L, g, at);
        if (lua_isnil(L, -2) || (lua_isnumber(L, -2) && lua_tonumber(L, -2) != lua_tonumber(L, -2)))
          lua_pop(L, 2); /* neither nil nor NaN is a key */
        else
          lua_rawset(L, -3);
      }
      break;
    }
    case CLUA_OBJECT:
    case CLUA_STEPPER: {
      clua_object o;
      take(g, at, &o, sizeof o);
      push_object(L, g, &o);
      if (tag == CLUA_STEPPER) lua_pushcclosure(L, step_thunk, 1);
      break;
    }
    case CLUA_STACK: {
      int32_t i;
      take(g, at, &i, sizeof i);
      lua_pushvalue(L, i);
      break;
    }
    case CLUA_REFERENCE: {
      int32_t i;
      take(g, at, &i, sizeof i);
      lua_rawgeti(L, LUA_REGISTRYINDEX, i);
      break;
    }
    case CLUA_FUNCTION: {
      uint32_t f;
      take(g, at, &f, sizeof f);
      lua_pushinteger(L, f);
      lua_pushcclosure(L, call_thunk, 1);
      break;
    }
    case CLUA_ROWREF: {
      clua_rowref r;
      take(g, at, &r, sizeof r);
      clua_push_row(L, g, &r);
      break;
    }
    case CLUA_ROWS: {
      clua_rowwalk w;
      take(g, at, &w, sizeof w);
      size_t length = w.field_count * sizeof(int32_t);
      const char *fields = take_bytes(g, at, &length);
      push_object(L, g, &w.source);
      clua_push_walk(L, g, &w, fields);
      break;
    }
    case CLUA_HOSTERROR: push_host_error(L, g, at); break;
    default: lua_pushnil(L);
  }
}

int clua_finish(lua_State *L, clua_guard *g, size_t base, int count) {
  if (g->out.broken) {
    clua_rewind(g, base);
    clua_reason_set(g, CLUA_MEMORY);
  }
  if (clua_stopped(g) != CLUA_GO) {
    clua_rewind(g, base);
    clua_raise_stop(L);
  }
  size_t at = base, end = g->out.length;
  int wanted = count < 0 ? 1 : count;
  luaL_checkstack(L, wanted, "too many results");
  for (int i = 0; i < wanted; i++) clua_decode(L, g, &at);
  if (g->out.length == end) clua_rewind(g, base);
  if (count < 0) return lua_error(L);
  return count;
}

/* --- functions -------------------------------------------------------------------------------- */

static int call_thunk(lua_State *L) {
  clua_guard *g = guard_of(L);
  size_t base = g->out.length;
  clua_room(L, g);
  int count = g->host.call(g->host.context, L, (int32_t)lua_tointeger(L, lua_upvalueindex(1)));
  return clua_finish(L, g, base, count);
}

static int step_thunk(lua_State *L) {
  clua_guard *g = guard_of(L);
  size_t base = g->out.length;
  clua_object *o = lua_touserdata(L, lua_upvalueindex(1));
  clua_room(L, g);
  int count = g->host.step(g->host.context, L, *o);
  if (count != 0) return clua_finish(L, g, base, count);
  clua_rewind(g, base);
  lua_pushnil(L);
  return 1;
}

bool clua_fits(lua_State *L, int32_t base, const uint8_t *kinds, int32_t count) {
  if (lua_gettop(L) - base >= count) return false;
  for (int32_t i = 0; i < count; i++) {
    int type = lua_type(L, base + i);
    int64_t whole;
    size_t length;
    if (type <= LUA_TNIL && (kinds[i] & 0x80)) continue;
    switch (kinds[i] & 0x7f) {
      case 1: break;
      case 2:
        if (type != LUA_TBOOLEAN) return false;
        break;
      case 3:
        if (!clua_exact_integer(L, base + i, &whole)) return false;
        break;
      case 4: {
        if (type != LUA_TNUMBER) return false;
        double number = lua_tonumberx(L, base + i, NULL);
        if (number - number != 0) return false; /* infinite, or none */
        break;
      }
      case 5:
        if (type != LUA_TNUMBER) return false;
        break;
      case 6:
        if (type != LUA_TSTRING) return false;
        break;
      case 7: { /* valid UTF-8 without a doubt: short and ASCII */
        if (type != LUA_TSTRING) return false;
        const char *bytes = lua_tolstring(L, base + i, &length);
        if (length > 64) return false;
        for (size_t k = 0; k < length; k++)
          if (bytes[k] & 0x80) return false;
        break;
      }
      case 8:
        if (type != LUA_TFUNCTION) return false;
        break;
      case 9:
        if (type != LUA_TTABLE) return false;
        break;
      default: return false;
    }
  }
  return true;
}

/* --- objects ---------------------------------------------------------------------------------- */

bool clua_to_object(lua_State *L, int32_t index, clua_object *object) {
  if (lua_type(L, index) != LUA_TUSERDATA || lua_rawlen(L, index) != sizeof *object) return false;
  *object = *(clua_object *)lua_touserdata(L, index);
  return true;
}

static int object_event(lua_State *L, clua_guard *g, uint32_t type, int event, int field) {
  size_t base = g->out.length;
  clua_room(L, g);
  int count = g->host.event(g->host.context, L, type, event, field);
  return clua_finish(L, g, base, count);
}

/* Upvalues: names, type, cache of pooled strings. Only the core calls it, with an object of the type:
 * scripts cannot get at it, because the metatable is locked. */
static int object_index(lua_State *L) {
  clua_guard *g = guard_of(L);
  clua_object *o = lua_touserdata(L, 1);
  if (o == NULL) return luaL_argerror(L, 1, "object expected");
  const void *name = lua_topointer(L, 2);
  size_t place = ((uintptr_t)name >> 4 ^ (uintptr_t)name >> 10) % CLUA_NAMES;
  bool is_known = (o->flags & CLUA_ROW) && o->type < g->names_count;
  if (is_known) {
    const clua_names *names = g->names[o->type];
    if (names != NULL && name != NULL && names->name[place] == name)
      return clua_push_field(L, g, o, names->field[place], lua_upvalueindex(3));
  }
  bool is_short = is_known && lua_type(L, 2) == LUA_TSTRING && lua_rawlen(L, 2) <= CLUA_SHORT;
  lua_pushvalue(L, 2);
  switch (lua_rawget(L, lua_upvalueindex(1))) {
    case LUA_TNUMBER: {
      int field = (int)lua_tointeger(L, -1);
      if (is_short && g->names[o->type] == NULL)
        g->names[o->type] = calloc(1, sizeof *g->names[o->type]);
      if (is_short && g->names[o->type] != NULL) {
        g->names[o->type]->name[place] = name;
        g->names[o->type]->field[place] = (int16_t)field;
      }
      if (o->flags & CLUA_ROW) return clua_push_field(L, g, o, field, lua_upvalueindex(3));
      return object_event(L, g, o->type, CLUA_EV_FIELD, field);
    }
    case LUA_TNIL:
      lua_settop(L, 2);
      return object_event(L, g, o->type, CLUA_EV_INDEX, -1);
    default: return 1;
  }
}

/* Upvalues: type, event. */
static int object_metamethod(lua_State *L) {
  return object_event(L, guard_of(L), (uint32_t)lua_tointeger(L, lua_upvalueindex(1)),
                      (int)lua_tointeger(L, lua_upvalueindex(2)), -1);
}

static int object_equal(lua_State *L) {
  clua_object a, b;
  if (clua_to_object(L, 1, &a) && clua_to_object(L, 2, &b) && a.type == b.type) {
    if (a.slot == b.slot && a.generation == b.generation && a.row == b.row) {
      lua_pushboolean(L, 1);
      return 1;
    }
    if (lua_toboolean(L, lua_upvalueindex(2)))
      return object_event(L, guard_of(L), a.type, CLUA_EV_EQ, -1);
  }
  lua_pushboolean(L, 0);
  return 1;
}

static int object_collected(lua_State *L) {
  clua_guard *g = guard_of(L);
  clua_object *o = lua_touserdata(L, 1);
  if (o != NULL && (o->flags & CLUA_OWNED)) {
    o->flags &= ~(uint32_t)CLUA_OWNED;
    clua_forget(g);
    g->host.release(g->host.context, *o);
  }
  return 0;
}

/* Room for the names of a type. */
static void make_room(clua_guard *g, uint32_t type) {
  if (type < g->names_count) return;
  clua_names **names = realloc(g->names, (type + 16) * sizeof *names);
  if (names == NULL) return; /* then names are looked up in the table */
  for (uint32_t i = g->names_count; i < type + 16; i++) names[i] = NULL;
  g->names = names;
  g->names_count = type + 16;
}

static const char *const event_names[CLUA_EV_COUNT] = {
    "__tostring", "__len", NULL, "__call", "__pairs", "__close", "__lt", "__le",
    "__add",      "__sub", NULL, "__newindex", "__concat", NULL};

typedef struct definition {
  size_t mark;
  const char *name;
  uint32_t type, events;
} definition;

static int define(lua_State *L) {
  clua_guard *g = guard_of(L);
  definition *d = lua_touserdata(L, 1);
  make_room(g, d->type);
  lua_rawgeti(L, LUA_REGISTRYINDEX, g->types);
  lua_newtable(L);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pushstring(L, d->name);
  lua_setfield(L, -2, "__name");
  clua_decode(L, g, &d->mark);
  lua_pushinteger(L, d->type);
  lua_rawgeti(L, LUA_REGISTRYINDEX, g->pool);
  lua_pushcclosure(L, object_index, 3);
  lua_setfield(L, -2, "__index");
  for (int event = 0; event < CLUA_EV_COUNT; event++) {
    if (event_names[event] == NULL || !(d->events & (1u << event))) continue;
    lua_pushinteger(L, d->type);
    lua_pushinteger(L, event);
    lua_pushcclosure(L, object_metamethod, 2);
    lua_setfield(L, -2, event_names[event]);
  }
  lua_pushinteger(L, d->type);
  lua_pushboolean(L, (d->events & (1u << CLUA_EV_EQ)) != 0);
  lua_pushcclosure(L, object_equal, 2);
  lua_setfield(L, -2, "__eq");
  if (!(d->events & CLUA_ROW_TYPE)) {
    lua_pushcfunction(L, object_collected);
    lua_setfield(L, -2, "__gc");
  }
  lua_rawseti(L, -2, d->type);
  return 0;
}

/* --- error values ------------------------------------------------------------------------------ */

static int error_tostring(lua_State *L) {
  size_t length;
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  lua_pushliteral(L, "where");
  if (lua_rawget(L, 1) != LUA_TSTRING) {
    lua_pushliteral(L, "");
    lua_replace(L, 2);
  }
  lua_pushliteral(L, "message");
  lua_rawget(L, 1);
  clua_tolstring(L, 3, &length);
  lua_replace(L, 3);
  lua_concat(L, 2);
  return 1;
}

bool clua_is_host_error(lua_State *L, int32_t index) {
  clua_guard *g = guard_of(L);
  if (lua_type(L, index) != LUA_TTABLE || !lua_checkstack(L, 2) || !lua_getmetatable(L, index))
    return false;
  lua_rawgeti(L, LUA_REGISTRYINDEX, g->error_metatable);
  bool same = lua_rawequal(L, -1, -2);
  lua_pop(L, 2);
  return same;
}

bool clua_is_stop(lua_State *L, int32_t index) {
  return lua_touserdata(L, index) == (void *)&clua_stop_marker;
}

/* --- what Swift calls, protected ---------------------------------------------------------------*/

static int protect(lua_State *L, lua_CFunction body, void *argument, int results) {
  if (!lua_checkstack(L, 6)) {
    lua_pushnil(L);
    return LUA_ERRMEM;
  }
  lua_pushcfunction(L, body);
  lua_pushlightuserdata(L, argument);
  int status = lua_pcall(L, 1, results, 0);
  if (status == LUA_ERRMEM) clua_reason_set(guard_of(L), CLUA_MEMORY);
  return status;
}

static int push_body(lua_State *L) {
  clua_decode(L, guard_of(L), lua_touserdata(L, 1));
  return 1;
}

int32_t clua_push(lua_State *L, size_t mark) {
  size_t at = mark;
  int status = protect(L, push_body, &at, 1);
  clua_rewind(guard_of(L), mark);
  return status;
}

static int global_body(lua_State *L) {
  definition *d = lua_touserdata(L, 1);
  clua_decode(L, guard_of(L), &d->mark);
  if (d->type) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, guard_of(L)->loaded);
    lua_insert(L, -2);
    lua_setfield(L, -2, d->name);
  } else {
    lua_pushglobaltable(L);
    lua_insert(L, -2);
    lua_pushstring(L, d->name);
    lua_insert(L, -2);
    lua_rawset(L, -3);
  }
  return 0;
}

static int32_t set_named(lua_State *L, const char *name, size_t mark, uint32_t module) {
  definition d = {mark, name, module, 0};
  int status = protect(L, global_body, &d, 0);
  clua_rewind(guard_of(L), mark);
  return status;
}

int32_t clua_set_global(lua_State *L, const char *name, size_t mark) {
  return set_named(L, name, mark, 0);
}
int32_t clua_set_module(lua_State *L, const char *name, size_t mark) {
  return set_named(L, name, mark, 1);
}

int32_t clua_define(lua_State *L, uint32_t type, const char *name, uint32_t events, size_t mark) {
  definition d = {mark, name, type, events};
  int status = protect(L, define, &d, 0);
  clua_rewind(guard_of(L), mark);
  return status;
}

typedef struct loading {
  const char *text, *chunk;
  size_t length;
  int status;
} loading;

static int load_body(lua_State *L) {
  loading *l = lua_touserdata(L, 1);
  l->status = clua_load_text(L, l->text, l->length, l->chunk);
  return 1;
}

int32_t clua_load(lua_State *L, const char *text, size_t length, const char *chunk) {
  loading l = {text, chunk, length, LUA_OK};
  int status = protect(L, load_body, &l, 1);
  if (status == LUA_OK) status = l.status;
  if (status == LUA_ERRMEM) clua_reason_set(guard_of(L), CLUA_MEMORY);
  return status;
}

static int capture_handler(lua_State *L) {
  clua_guard *g = guard_of(L);
  if (!g->frames_of_stop && !g->frames_kept) clua_capture(L, g);
  if (g->host.failing != NULL && clua_stopped(g) == CLUA_GO && lua_checkstack(L, 20)) {
    int top = lua_gettop(L);
    g->host.failing(g->host.context, L);
    lua_settop(L, top);
    g->frames_kept = false; /* what was run meanwhile left its own */
    clua_capture(L, g);
  }
  return 1;
}

typedef struct calling {
  size_t at;
  int arguments;
} calling;

static int call_body(lua_State *L) { /* function, calling */
  calling *c = lua_touserdata(L, 2);
  lua_settop(L, 1);
  luaL_checkstack(L, c->arguments + 1, "too many arguments");
  for (int i = 0; i < c->arguments; i++) clua_decode(L, guard_of(L), &c->at);
  lua_call(L, c->arguments, LUA_MULTRET);
  return lua_gettop(L);
}

int32_t clua_call(lua_State *L, size_t mark, int32_t arguments, int32_t results) {
  clua_guard *g = guard_of(L);
  calling c = {mark, arguments};
  if (!lua_checkstack(L, 6)) {
    lua_pop(L, 1);
    lua_pushnil(L);
    clua_rewind(g, mark);
    return LUA_ERRMEM;
  }
  int place = lua_gettop(L);
  g->frames_kept = false;
  lua_pushcfunction(L, capture_handler);
  lua_insert(L, place);
  lua_pushcfunction(L, call_body);
  lua_insert(L, place + 1);
  lua_pushlightuserdata(L, &c);
  int status = lua_pcall(L, 2, results, place);
  lua_remove(L, place);
  clua_rewind(g, mark);
  if (status == LUA_ERRMEM) {
    if (g->stack_refused && clua_stopped(g) == CLUA_GO) return CLUA_DEEP;
    clua_reason_set(g, CLUA_MEMORY);
  }
  if (status != LUA_OK) g->frames_kept = true;
  return status;
}

static int keep_body(lua_State *L) { /* value, place */
  int *reference = lua_touserdata(L, 2);
  lua_settop(L, 1);
  *reference = luaL_ref(L, LUA_REGISTRYINDEX);
  return 0;
}

int32_t clua_keep(lua_State *L) {
  int reference = LUA_NOREF;
  if (!lua_checkstack(L, 4)) {
    lua_pop(L, 1);
    return LUA_NOREF;
  }
  lua_pushcfunction(L, keep_body);
  lua_insert(L, -2);
  lua_pushlightuserdata(L, &reference);
  if (lua_pcall(L, 2, 0, 0) != LUA_OK) {
    lua_pop(L, 1);
    return LUA_NOREF;
  }
  return reference;
}

void clua_drop(lua_State *L, int32_t reference) {
  if (reference != LUA_NOREF) luaL_unref(L, LUA_REGISTRYINDEX, reference);
}

static int describe_body(lua_State *L) {
  clua_tolstring(L, 1, NULL);
  return 1;
}

int32_t clua_describe(lua_State *L, int32_t index) {
  index = lua_absindex(L, index);
  if (!lua_checkstack(L, 4)) {
    lua_pushnil(L);
    return LUA_ERRMEM;
  }
  lua_pushcfunction(L, describe_body);
  lua_pushvalue(L, index);
  int status = lua_pcall(L, 1, 1, 0);
  if (status == LUA_ERRMEM) clua_reason_set(guard_of(L), CLUA_MEMORY);
  return status;
}

static int collect_body(lua_State *L) {
  lua_gc(L, LUA_GCCOLLECT);
  return 0;
}

int32_t clua_collect(lua_State *L) { return protect(L, collect_body, NULL, 0); }

int clua_open_values(lua_State *L) {
  clua_guard *g = guard_of(L);
  lua_newtable(L);
  g->types = luaL_ref(L, LUA_REGISTRYINDEX);
  lua_newtable(L);
  g->pool = luaL_ref(L, LUA_REGISTRYINDEX);
  lua_newtable(L);
  lua_createtable(L, 0, 1);
  lua_pushliteral(L, "v");
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
  g->identities = luaL_ref(L, LUA_REGISTRYINDEX);
  lua_createtable(L, 0, 3);
  lua_pushcfunction(L, error_tostring);
  lua_setfield(L, -2, "__tostring");
  lua_pushliteral(L, "error");
  lua_setfield(L, -2, "__name");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  g->error_metatable = luaL_ref(L, LUA_REGISTRYINDEX);
  return 0;
}
