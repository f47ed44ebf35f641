/* What the C files of this target share. */
#ifndef HANALYZE_CLUA_GUARD_H
#define HANALYZE_CLUA_GUARD_H

#include <pthread.h>
#include <stdatomic.h>

#include "CLua.h"

#define CLUA_FRAMES 24
#define CLUA_OUTPUT_BUFFER 16384
/* Lua's stack: at most this many slots, and this many in one frame. The core shifts all arguments
 * for each __call of a __call, which no hook can interrupt; this keeps it short. */
#define CLUA_STACK_SLOTS 100000
#define CLUA_FRAME_SLOTS 50000
#define CLUA_RESULTS 45000 /* values that a library function returns at once */
/* C calls nested through coroutines: below LUAI_MAXCCALLS, and held also where 5.4.4 forgets. */
#define CLUA_NESTED 180

typedef struct clua_buffer {
  unsigned char *data;
  size_t length, capacity;
  bool broken;
} clua_buffer;

/* The fields of the rows that a loop is about to read, filled a column at a time. */
#define CLUA_WINDOW 64
#define CLUA_WINDOW_FIELDS 32
typedef struct clua_window {
  uint32_t slot, generation, filled;
  int32_t count;
  int64_t base;
  clua_cell cells[CLUA_WINDOW_FIELDS][CLUA_WINDOW];
} clua_window;

/* Small blocks, by size; see blocks.c. */
#define CLUA_SMALL 128
typedef struct clua_blocks {
  void *spare[CLUA_SMALL / 16];
  char *at;
  size_t left;
  void *chunks;
} clua_blocks;
void *clua_resize(clua_blocks *b, void *block, size_t old, size_t size);
void clua_release(clua_blocks *b, void *block, size_t size);
void clua_release_all(clua_blocks *b);

/* Which field a name is, by the address of the string: Lua keeps a short string once, and the type's
 * table of names keeps these alive. */
#define CLUA_NAMES 64
typedef struct clua_names {
  const void *name[CLUA_NAMES];
  int16_t field[CLUA_NAMES];
} clua_names;

/* How rows and walks over them stand in the buffer. */
typedef struct clua_rowref {
  clua_object source;
  uint32_t type;
  int64_t row;
} clua_rowref;
typedef struct clua_rowwalk {
  clua_object source;
  uint32_t type;
  int64_t first, end;
  bool flyweight;
  uint32_t field_count;
} clua_rowwalk;

#define CLUA_SHORT 40 /* bytes of the longest string that Lua keeps once */
#define CLUA_MESSAGE 65536 /* bytes of an error message that are kept */
#define CLUA_ROW_TYPE (1u << 31)

struct clua_guard {
  size_t used, limit, held, peak;
  clua_blocks blocks;
  atomic_int arming; /* the watchdog is setting a hook: nothing may be freed */
  atomic_int refuse; /* a stopped run does not end: no more memory for it */
  atomic_int stop;
  int64_t allocations, fail_at, fail_count;
  _Atomic(lua_State *) current;
  lua_State *L;
  size_t stack_offset, last_offset;
  int nested;
  clua_host host;
  clua_limits limits;
  clua_buffer out;
  char *printed;
  size_t printed_length;
  uint64_t output;
  uint64_t secret[2];
  clua_frame frames[CLUA_FRAMES];
  int frame_count;
  bool frames_of_stop, frames_kept, stack_refused;
  clua_window *window;
  clua_names **names; /* by type; filled as names are met */
  uint32_t names_count;
  int pool, types, identities, loaded, error_metatable; /* registry references */
  bool running;
  pthread_t dog;
  int pipe[2];
  int64_t deadline;
  uintptr_t stack_floor;
};

static inline clua_guard *guard_of(lua_State *L) {
  return *(clua_guard **)lua_getextraspace(L);
}

/* Raises if the run is being stopped. */
_Noreturn void clua_raise_stop(lua_State *L);
static inline void clua_check(lua_State *L, clua_guard *g) {
  if (atomic_load_explicit(&g->stop, memory_order_relaxed) != CLUA_GO) clua_raise_stop(L);
}
#define CLUA_TICK(L, g, n) \
  do { \
    if (((n) & 0xff) == 0) clua_check(L, g); \
  } while (0)

/* Raises when little of the thread's C stack is left. */
static inline void clua_room(lua_State *L, clua_guard *g) {
  char here;
  if (g->stack_floor != 0 && (uintptr_t)&here < g->stack_floor) luaL_error(L, "C stack overflow");
}

/* After a failed protected call in Lua: raises what no script may catch, else returns. */
void clua_rethrow(lua_State *L, clua_guard *g, int status);
void clua_capture(lua_State *L, clua_guard *g);
void clua_reason_set(clua_guard *g, int reason);

/* tostring without addresses and with the run's limits. */
const char *clua_tolstring(lua_State *L, int index, size_t *length);
const char *clua_address(lua_State *L, const void *pointer, char out[24]);

void clua_decode(lua_State *L, clua_guard *g, size_t *at);
int clua_finish(lua_State *L, clua_guard *g, size_t base, int count);
void clua_push_walk(lua_State *L, clua_guard *g, const clua_rowwalk *walk, const char *fields);
void clua_push_row(lua_State *L, clua_guard *g, const clua_rowref *row);
void clua_push_metatable(lua_State *L, clua_guard *g, uint32_t type);
int clua_push_field(lua_State *L, clua_guard *g, const clua_object *o, int field, int cache);
void clua_emit(lua_State *L, clua_guard *g, const char *bytes, size_t length);
int clua_load_text(lua_State *L, const char *text, size_t length, const char *chunk);

extern const char clua_stop_marker;

int clua_open_base(lua_State *L);
int clua_open_coroutine(lua_State *L);
int clua_open_string(lua_State *L);
int clua_open_table(lua_State *L);
int clua_open_values(lua_State *L);
int clua_string_format(lua_State *L);

#endif
