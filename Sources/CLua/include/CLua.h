/* The border between Swift and liblua 5.4: the only place where a Lua error is raised.
 *
 * Rules. A Swift callback never raises: it returns a count of results, or CLUA_ERROR, with the
 * results (or the error value) written into the guard's buffer by the clua_put functions; C decodes
 * and raises after the Swift frame has returned. What Swift calls here either cannot raise or runs
 * under lua_pcall. One guard belongs to one Lua state and carries its limits. */
#ifndef HANALYZE_CLUA_H
#define HANALYZE_CLUA_H

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct clua_guard clua_guard;

/* Why a run was stopped. */
enum clua_reason {
  CLUA_GO = 0,
  CLUA_TIME = 1,
  CLUA_MEMORY = 2,
  CLUA_OUTPUT = 3,
  CLUA_CANCELLED = 4
};

/* What a Swift callback returns instead of a count. */
enum { CLUA_ERROR = -1 };

/* A status of clua_call beside Lua's: the script recursed too deep. */
enum { CLUA_DEEP = 100 };

/* The tags of values in the buffer and in cells. */
enum clua_tag {
  CLUA_NIL = 0,
  CLUA_FALSE = 1,
  CLUA_TRUE = 2,
  CLUA_INTEGER = 3,
  CLUA_NUMBER = 4,
  CLUA_STRING = 5,   /* length, bytes; in a cell a pointer that outlives the call */
  CLUA_TABLE = 6,    /* list count, pair count, the values, the pairs */
  CLUA_OBJECT = 7,   /* a clua_object */
  CLUA_STACK = 8,    /* a copy of the value at a stack index */
  CLUA_REFERENCE = 9,/* a value kept in the registry */
  CLUA_POOLED = 10,  /* a string that the host's pool gives once and the state keeps */
  CLUA_FUNCTION = 11,/* the host's function of that number */
  CLUA_STEPPER = 12, /* an object: a function that asks the host for the next values */
  CLUA_ROWS = 13,    /* an object and fields: a function that walks a row source */
  CLUA_HOSTERROR = 14,/* code, message: an error value */
  CLUA_ROWREF = 15   /* an object (source) and a row: the row as an object */
};

/* What a host userdata holds: never a pointer. */
typedef struct clua_object {
  uint32_t type;       /* which type the registry gave it */
  uint32_t generation; /* differs when the slot was given to something else */
  uint32_t slot;       /* place in the host's table */
  uint32_t flags;      /* CLUA_OWNED, CLUA_ROW */
  int64_t row;         /* for rows: which row of the source */
} clua_object;

enum { CLUA_OWNED = 1, CLUA_ROW = 2, CLUA_KEEPS = 4 };

/* One field of one row. */
typedef struct clua_cell {
  int32_t tag;
  int32_t reserved;
  union {
    int64_t integer;
    double number;
    const char *bytes;
  } value;
  size_t length;
} clua_cell;

/* Which metamethod the host is asked for. */
enum clua_event {
  CLUA_EV_TOSTRING = 0,
  CLUA_EV_LEN,
  CLUA_EV_EQ,
  CLUA_EV_CALL,
  CLUA_EV_PAIRS,
  CLUA_EV_CLOSE,
  CLUA_EV_LT,
  CLUA_EV_LE,
  CLUA_EV_ADD,
  CLUA_EV_SUB,
  CLUA_EV_INDEX,   /* a key that is no declared name */
  CLUA_EV_NEWINDEX,
  CLUA_EV_CONCAT,
  CLUA_EV_FIELD,   /* a declared field that is no column */
  CLUA_EV_COUNT
};

/* What the host supplies; `context` is handed to each. */
typedef struct clua_host {
  void *context;
  /* A function of that number was called; arguments at 1...; returns a count or CLUA_ERROR. */
  int32_t (*call)(void *context, lua_State *L, int32_t function);
  /* A metamethod; arguments at 1...; `field` for CLUA_EV_FIELD. */
  int32_t (*event)(void *context, lua_State *L, uint32_t type, int32_t event, int32_t field);
  /* An iterator step; the count of results put, 0 at the end, or CLUA_ERROR. */
  int32_t (*step)(void *context, lua_State *L, clua_object object);
  /* Fills `count` cells of one column from `row`; returns how many were filled. */
  int32_t (*cells)(void *context, clua_object source, int64_t row, int32_t count, int32_t field,
                   clua_cell *cells);
  /* Puts the value of a field of a row that is no plain cell; 1 or CLUA_ERROR. */
  int32_t (*value)(void *context, lua_State *L, clua_object source, int64_t row, int32_t field);
  /* The string of a pool number; NULL where there is none. */
  const char *(*pooled)(void *context, int64_t number, size_t *length);
  /* An owned object was pushed: in a new userdata, or in the one that it has. */
  void (*pushed)(void *context, clua_object object, bool fresh);
  /* The userdata of an owned object was collected. */
  void (*release)(void *context, clua_object object);
  /* The text of a module: puts chunk name and text and returns 2; or what the message says of where
   * it was looked for, and returns 1; or 0, or CLUA_ERROR. */
  int32_t (*module)(void *context, lua_State *L, const char *name, size_t length);
  /* Output of print and write. */
  void (*write)(void *context, const char *bytes, size_t length);
  /* A run is about to fail and its frames are still there; may be NULL. */
  void (*failing)(void *context, lua_State *L);
  /* A stopped run does not end; called once, on the watchdog's thread. */
  void (*unresponsive)(void *context);
} clua_host;

/* The limits of a state. Zero means none, but for sources. */
typedef struct clua_limits {
  size_t memory;          /* bytes of Lua and of what its objects hold in the host */
  uint64_t output;        /* bytes printed in a run */
  size_t source;          /* bytes of one chunk */
  int64_t grace;          /* nanoseconds from a stop to `unresponsive` */
  bool escape_controls;   /* print control characters in a visible form */
} clua_limits;

/* One frame of a captured traceback. */
typedef struct clua_frame {
  char source[256];
  char name[80];
  int32_t line;
  int32_t defined;
  int32_t kind; /* 0 function, 1 main chunk, 2 a gap of `line` frames, 3 tail call */
} clua_frame;

/* --- life ------------------------------------------------------------------------------------ */

/* A fresh state with the allow-listed libraries; NULL without memory. */
clua_guard *clua_open(const clua_limits *limits, const clua_host *host);
/* Fails `count` allocations from the `at`-th on (counted from 1); 0 none. For tests. */
clua_guard *clua_open_failing(const clua_limits *limits, const clua_host *host, int64_t at,
                              int64_t count);
void clua_close(clua_guard *g);
lua_State *clua_state(clua_guard *g);
clua_guard *clua_guard_of(lua_State *L);

/* Starts and ends a run: the watchdog with its deadline in nanoseconds from now (0 none). Called on
 * the thread that runs, of whose stack `stack` bytes may be used. */
bool clua_begin(clua_guard *g, int64_t timeout, size_t stack);
void clua_end(clua_guard *g);
/* Asks a run to stop; may be called from any thread and from a signal handler. */
void clua_stop(clua_guard *g, int32_t reason);
/* Why the run is being stopped, CLUA_GO if it is not. */
int32_t clua_stopped(clua_guard *g);
/* Ends the watching of a run that waits for people; the nanoseconds left to it, 0 for no limit, -1 for
 * none left. */
int64_t clua_pause(clua_guard *g);
/* Goes on with so many nanoseconds (0 for no limit), forgetting a stop of what was run meanwhile; false
 * without a thread. */
bool clua_continue(clua_guard *g, int64_t left);
void clua_flush(clua_guard *g);
/* Gives bytes to the output as print does; false at the limit. */
bool clua_output(clua_guard *g, const char *bytes, size_t length);

/* Calls `body` on a fresh thread with a stack of `stack` bytes and waits; false without a thread. */
bool clua_on_thread(size_t stack, void (*body)(void *), void *context);

size_t clua_memory_used(clua_guard *g);
size_t clua_memory_peak(clua_guard *g);
int64_t clua_allocations(clua_guard *g);
/* Counts bytes that the host holds for this state (negative: gives back); false beyond the limit. */
bool clua_hold(clua_guard *g, int64_t bytes);

/* --- the buffer: what Swift writes ----------------------------------------------------------- */

size_t clua_mark(clua_guard *g);
void clua_rewind(clua_guard *g, size_t mark);
/* False once a write did not fit the memory budget. */
bool clua_intact(clua_guard *g);
void clua_put_nil(clua_guard *g);
void clua_put_boolean(clua_guard *g, bool value);
void clua_put_integer(clua_guard *g, int64_t value);
void clua_put_number(clua_guard *g, double value);
void clua_put_string(clua_guard *g, const char *bytes, size_t length);
/* A table: then `list` values, then `pairs` keys with values. */
void clua_put_table(clua_guard *g, uint32_t list, uint32_t pairs);
void clua_put_object(clua_guard *g, clua_object object);
void clua_put_stack(clua_guard *g, int32_t index);
void clua_put_reference(clua_guard *g, int32_t reference);
void clua_put_function(clua_guard *g, uint32_t function);
void clua_put_stepper(clua_guard *g, clua_object object);
/* A function that walks rows `first` ..< `end` of a source: with `fields` the values of those
 * columns a step; without, a row object a step, the same one each time if `flyweight`. */
void clua_put_rows(clua_guard *g, clua_object source, uint32_t row_type, int64_t first, int64_t end,
                   bool flyweight, const int32_t *fields, uint32_t field_count);
void clua_put_row(clua_guard *g, clua_object source, uint32_t row_type, int64_t row);
void clua_put_host_error(clua_guard *g, const char *code, const char *message, size_t length);

/* --- what runs protected: a Lua status, with an error value on the top -------------------------*/

/* Decodes one value from `mark` on and pushes it. */
int32_t clua_push(lua_State *L, size_t mark);
/* Decodes one value and makes it a global, or a loaded module. */
int32_t clua_set_global(lua_State *L, const char *name, size_t mark);
int32_t clua_set_module(lua_State *L, const char *name, size_t mark);
/* Decodes a table of names (integers for fields, functions for methods) and makes it the type
 * `type`; `events` is a bit set of clua_event; bit 31 says that its objects are rows. */
int32_t clua_define(lua_State *L, uint32_t type, const char *name, uint32_t events, size_t mark);
/* Compiles text; pushes the function. */
int32_t clua_load(lua_State *L, const char *text, size_t length, const char *chunk);
/* Calls the function below `arguments` decoded values; leaves all results above the function's
 * place. Captures a traceback. */
int32_t clua_call(lua_State *L, size_t mark, int32_t arguments, int32_t results);
/* Keeps the value at the top in the registry and pops it; LUA_NOREF without memory. */
int32_t clua_keep(lua_State *L);
void clua_drop(lua_State *L, int32_t reference);
/* Pushes an environment for inputs of a console: names are locals and upvalues of the innermost
 * function of Lua that `L` runs, else globals. It outlives the frame, and then holds globals only. */
int32_t clua_scope_push(lua_State *L);
/* The frame is about to be left; `index` is the environment's. */
void clua_scope_close(lua_State *L, int32_t index);
/* The n-th name (from 0) of a local or upvalue that the environment at `index` reaches, NULL beyond
 * the last; valid until anything is run. */
const char *clua_scope_name(lua_State *L, int32_t index, int32_t n);
/* Pushes that name's value, nil beyond the last. */
void clua_scope_value(lua_State *L, int32_t index, int32_t n);
/* Where its frame is: the source's name without its first character, and the line. */
const char *clua_scope_place(lua_State *L, int32_t index, int32_t *line);
/* Makes the value at the top the environment of the function below it, and pops it. */
void clua_set_environment(lua_State *L);
/* Pushes the value of a global, or of a table's key, without metamethods; its type. */
int32_t clua_raw_global(lua_State *L, const char *name, size_t length);
int32_t clua_raw_field(lua_State *L, int32_t index, const char *name, size_t length);

/* The text that tostring gives for the value at `index`, pushed; the status of the attempt. */
int32_t clua_describe(lua_State *L, int32_t index);
/* A full collection. */
int32_t clua_collect(lua_State *L);

/* The object in a userdata at `index`; false where there is none. Never raises. */
bool clua_to_object(lua_State *L, int32_t index, clua_object *object);
/* Whether the value at `index` is an error value of ours; pushes nothing. */
bool clua_is_stop(lua_State *L, int32_t index);
bool clua_is_host_error(lua_State *L, int32_t index);
/* Whether the value at `index` is what `require` raised last for a module that cannot be compiled. */
bool clua_is_module_syntax(lua_State *L, int32_t index);
/* Drops what was looked ahead of rows: a source was closed. */
void clua_forget(clua_guard *g);

/* The traceback of the last error. */
int32_t clua_frame_count(clua_guard *g);
const clua_frame *clua_frame_at(clua_guard *g, int32_t index);
void clua_clear_frames(clua_guard *g);

/* Whether an open file is made up by the kernel (/proc, /sys). */
bool clua_is_kernel_file(int32_t file);

static inline int32_t clua_upvalue_index(int32_t i) { return lua_upvalueindex(i); }
static inline void clua_pop(lua_State *L, int32_t n) { lua_settop(L, -n - 1); }
static inline int64_t clua_integer(lua_State *L, int32_t index) {
  return (int64_t)lua_tointegerx(L, index, NULL);
}
static inline double clua_number(lua_State *L, int32_t index) {
  return (double)lua_tonumberx(L, index, NULL);
}
/* The number at `index` as an integer if it is one exactly (no strings). */
static inline bool clua_exact_integer(lua_State *L, int32_t index, int64_t *value) {
  int isnum = 0;
  if (lua_type(L, index) != LUA_TNUMBER) return false;
  *value = (int64_t)lua_tointegerx(L, index, &isnum);
  return isnum != 0;
}
/* The bytes of a string at `index` (strings only, so nothing is converted and nothing raised). */
static inline const char *clua_bytes(lua_State *L, int32_t index, size_t *length) {
  if (lua_type(L, index) != LUA_TSTRING) {
    *length = 0;
    return NULL;
  }
  return lua_tolstring(L, index, length);
}
/* Whether the arguments from `base` on are surely right for parameters of these kinds (those of
 * `Parameter.quickKind`; + 0x80 for one that may be left out); false sends to the full check. */
bool clua_fits(lua_State *L, int32_t base, const uint8_t *kinds, int32_t count);

static inline int32_t clua_registry_index(void) { return LUA_REGISTRYINDEX; }

#endif
