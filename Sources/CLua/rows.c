/* Rows of a host's columns: fields are fetched a column and a window of rows at a time. */
#include <stdlib.h>
#include <string.h>

#include "guard.h"

#define WINDOW CLUA_WINDOW

void clua_forget(clua_guard *g) {
  if (g->window) g->window->count = 0;
}

static void push_pooled(lua_State *L, clua_guard *g, int64_t number, int cache) {
  if (lua_rawgeti(L, cache, number) == LUA_TSTRING) return;
  size_t length = 0;
  const char *bytes = g->host.pooled(g->host.context, number, &length);
  lua_pop(L, 1);
  if (bytes == NULL) {
    lua_pushnil(L);
    return;
  }
  lua_pushlstring(L, bytes, length);
  lua_pushvalue(L, -1);
  lua_rawseti(L, cache, number);
}

/* Pushes a cell; false where the host has to be asked for the value. */
static bool push_cell(lua_State *L, clua_guard *g, const clua_cell *cell, int cache) {
  switch (cell->tag) {
    case CLUA_NIL: lua_pushnil(L); return true;
    case CLUA_FALSE: lua_pushboolean(L, 0); return true;
    case CLUA_TRUE: lua_pushboolean(L, 1); return true;
    case CLUA_INTEGER: lua_pushinteger(L, cell->value.integer); return true;
    case CLUA_NUMBER: lua_pushnumber(L, cell->value.number); return true;
    case CLUA_POOLED: push_pooled(L, g, cell->value.integer, cache); return true;
    default: return false;
  }
}

static int push_value(lua_State *L, clua_guard *g, const clua_object *source, int64_t row,
                      int field) {
  size_t base = clua_mark(g);
  clua_room(L, g);
  int count = g->host.value(g->host.context, L, *source, row, field);
  return clua_finish(L, g, base, count);
}

int clua_push_field(lua_State *L, clua_guard *g, const clua_object *o, int field, int cache) {
  clua_window *w = g->window;
  clua_cell cell;
  if (w != NULL && field < CLUA_WINDOW_FIELDS && field >= 0) {
    uint64_t place = (uint64_t)(o->row - w->base);
    if (place < (uint64_t)w->count && w->slot == o->slot && w->generation == o->generation) {
      if (!(w->filled & (1u << field))) {
        for (int i = 0; i < WINDOW; i++) w->cells[field][i].tag = CLUA_FUNCTION;
        if (g->host.cells(g->host.context, *o, w->base, w->count, field, w->cells[field]) < w->count)
          return push_value(L, g, o, o->row, field);
        w->filled |= 1u << field;
      }
      if (push_cell(L, g, &w->cells[field][place], cache)) return 1;
      return push_value(L, g, o, o->row, field);
    }
  }
  cell.tag = CLUA_FUNCTION;
  if (g->host.cells(g->host.context, *o, o->row, 1, field, &cell) == 1
      && push_cell(L, g, &cell, cache))
    return 1;
  return push_value(L, g, o, o->row, field);
}

/* --- walking ---------------------------------------------------------------------------------- */

typedef struct walk {
  clua_object source;
  int64_t next, end, base;
  int32_t count, field_count;
  clua_cell *cells; /* in the same block, after `fields` */
  int32_t fields[];
} walk;

/* Upvalues: source, walk, cache. */
static int walk_values(lua_State *L) {
  clua_guard *g = guard_of(L);
  walk *w = lua_touserdata(L, lua_upvalueindex(2));
  if (w->next >= w->end) {
    lua_pushnil(L);
    return 1;
  }
  if (w->next >= w->base + w->count) {
    int64_t left = w->end - w->next;
    w->count = 0;
    w->base = w->next;
    int32_t count = left < WINDOW ? (int32_t)left : WINDOW;
    for (int f = 0; f < w->field_count; f++) {
      clua_cell *cells = w->cells + f * WINDOW;
      for (int i = 0; i < count; i++) cells[i].tag = CLUA_FUNCTION;
      if (g->host.cells(g->host.context, w->source, w->base, count, w->fields[f], cells) < 0)
        return push_value(L, g, &w->source, w->base, w->fields[f]); /* raises: it was closed */
    }
    w->count = count;
  }
  int64_t row = w->next++;
  const clua_cell *cell = w->cells + (row - w->base);
  luaL_checkstack(L, w->field_count + 8, "too many columns");
  lua_pushinteger(L, row + 1);
  for (int f = 0; f < w->field_count; f++, cell += WINDOW)
    if (!push_cell(L, g, cell, lua_upvalueindex(3)))
      push_value(L, g, &w->source, row, w->fields[f]);
  return w->field_count + 1;
}

static void look_ahead(clua_guard *g, const walk *w, int64_t row) {
  clua_window *window = g->window;
  if (window == NULL) return;
  if (window->slot == w->source.slot && window->generation == w->source.generation
      && (uint64_t)(row - window->base) < (uint64_t)window->count)
    return;
  int64_t left = w->end - row;
  window->slot = w->source.slot;
  window->generation = w->source.generation;
  window->base = row;
  window->count = left < WINDOW ? (int32_t)left : WINDOW;
  window->filled = 0;
}

/* Upvalues: source, walk, metatable. */
static int walk_rows(lua_State *L) {
  walk *w = lua_touserdata(L, lua_upvalueindex(2));
  if (w->next >= w->end) {
    lua_pushnil(L);
    return 1;
  }
  int64_t row = w->next++;
  bool keeps = (w->source.flags & CLUA_KEEPS) != 0;
  look_ahead(guard_of(L), w, row);
  clua_object *o = lua_newuserdatauv(L, sizeof *o, keeps ? 1 : 0);
  *o = w->source;
  o->type = (uint32_t)w->field_count;
  o->flags = CLUA_ROW;
  o->row = row;
  lua_pushvalue(L, lua_upvalueindex(3));
  lua_setmetatable(L, -2);
  if (keeps) {
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_setiuservalue(L, -2, 1);
  }
  return 1;
}

/* Upvalues: source, walk, the one row. */
static int walk_flyweight(lua_State *L) {
  walk *w = lua_touserdata(L, lua_upvalueindex(2));
  if (w->next >= w->end) {
    lua_pushnil(L);
    return 1;
  }
  int64_t row = w->next++;
  look_ahead(guard_of(L), w, row);
  lua_pushvalue(L, lua_upvalueindex(3));
  ((clua_object *)lua_touserdata(L, -1))->row = row;
  return 1;
}

/* The source is on the top; replaces it by the walking function. */
void clua_push_walk(lua_State *L, clua_guard *g, const clua_rowwalk *r, const char *fields) {
  bool values = r->field_count > 0;
  size_t size = sizeof(walk) + r->field_count * sizeof(int32_t);
  size_t cells = (size + 15) / 16 * 16;
  walk *w = lua_newuserdatauv(L, cells + (values ? r->field_count * WINDOW * sizeof(clua_cell) : 0),
                              0);
  memset(w, 0, sizeof *w);
  w->source = r->source;
  w->next = r->first;
  w->end = r->end;
  w->field_count = values ? (int32_t)r->field_count : (int32_t)r->type;
  w->cells = (clua_cell *)((char *)w + cells);
  if (values) {
    memcpy(w->fields, fields, r->field_count * sizeof(int32_t));
    lua_rawgeti(L, LUA_REGISTRYINDEX, g->pool);
    lua_pushcclosure(L, walk_values, 3);
    return;
  }
  if (g->window == NULL) g->window = calloc(1, sizeof *g->window);
  if (r->flyweight) {
    clua_rowref ref = {r->source, r->type, r->first};
    clua_push_row(L, g, &ref);
    lua_pushcclosure(L, walk_flyweight, 3);
  } else {
    clua_push_metatable(L, g, r->type);
    lua_pushcclosure(L, walk_rows, 3);
  }
}
