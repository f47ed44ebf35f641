/* A state with its limits: memory by the allocator, time and cancelling by a hook that the watchdog
 * sets when the moment comes (no standing hook: that would double the cost of a tight loop). */
#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

const char clua_stop_marker = 0;

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

#define SLOT 16       /* bytes of a slot of Lua's stack */
#define EXTRA_SLOTS 5 /* what Lua adds to the slots that it counts */

/* --- memory ---------------------------------------------------------------------------------- */

/* Whether a block is to become Lua's stack, larger than it may be. Where the state keeps its stack was
 * found when it was made (`find_word`); if it was not found, nothing is refused. Lua 5.4.4 makes a new
 * block of twice the slots, later versions resize the old one. */
static bool stack_refused(clua_guard *g, void *block, size_t size) {
  lua_State *L = atomic_load_explicit(&g->current, memory_order_relaxed);
  if (L == NULL || size % SLOT != 0) return false;
  char *stack = *(char **)((char *)L + g->stack_offset);
  size_t slots = size / SLOT - EXTRA_SLOTS;
  if (block == NULL) {
    char *last = *(char **)((char *)L + g->last_offset);
    size_t old = (size_t)(last - stack) / SLOT;
    if (slots != 2 * old && slots < LUAI_MAXSTACK) return false;
    if (slots != 2 * old && slots != LUAI_MAXSTACK && slots != LUAI_MAXSTACK + 200) return false;
  } else if (block != stack) {
    return false;
  }
  if (slots <= CLUA_STACK_SLOTS && lua_gettop(L) <= CLUA_FRAME_SLOTS) return false;
  if (!g->stack_refused) clua_capture(L, g);
  g->stack_refused = true;
  return true;
}

/* Notes where the script is when its memory runs out; Lua itself looks once more after collecting. Later
 * versions than 5.4.4 must not be looked into while their stack is moved. */
static void note_memory(clua_guard *g, void *block) {
  lua_State *L = atomic_load_explicit(&g->current, memory_order_relaxed);
  if (L == NULL || !g->running || g->frames_of_stop) return;
  if (LUA_VERSION_RELEASE_NUM > 50404 && block != NULL) return;
  clua_capture(L, g);
}

static void *allocate(void *ud, void *block, size_t old, size_t size) {
  clua_guard *g = ud;
  if (block == NULL) old = 0;
  /* While the watchdog walks the call chain to set a hook, nothing that it may touch is freed. */
  while (atomic_load_explicit(&g->arming, memory_order_relaxed)) sched_yield();
  if (size == 0) {
    clua_release(&g->blocks, block, old);
    g->used -= old;
    return NULL;
  }
  if (size > old) {
    size_t taken = g->used + g->held;
    g->allocations++;
    if (taken > g->limit || size - old > g->limit - taken) {
      note_memory(g, block);
      return NULL;
    }
    if (atomic_load_explicit(&g->refuse, memory_order_relaxed)) return NULL;
    if (g->allocations - g->fail_at < g->fail_count && g->allocations >= g->fail_at) return NULL;
    if (size > 65536 * SLOT && g->stack_offset != 0
        && stack_refused(g, block, size))
      return NULL;
  }
  void *result = clua_resize(&g->blocks, block, old, size);
  if (result == NULL) return size <= old ? block : NULL;
  g->used += size - old;
  if (g->used > g->peak) g->peak = g->used;
  return result;
}

bool clua_hold(clua_guard *g, int64_t bytes) {
  if (bytes <= 0) {
    size_t back = (size_t)-bytes;
    g->held = back > g->held ? 0 : g->held - back;
    return true;
  }
  size_t more = (size_t)bytes;
  size_t taken = g->used + g->held;
  if (taken > g->limit || more > g->limit - taken) return false;
  g->held += more;
  return true;
}

size_t clua_memory_used(clua_guard *g) { return g->used + g->held; }
size_t clua_memory_peak(clua_guard *g) { return g->peak; }
int64_t clua_allocations(clua_guard *g) { return g->allocations; }

/* --- tracebacks: captured without allocating ---------------------------------------------------*/

static void copy_text(char *to, size_t room, const char *from) {
  size_t n = strlen(from);
  if (n >= room) n = room - 1;
  memcpy(to, from, n);
  to[n] = 0;
}

static void capture_frame(lua_State *L, clua_guard *g, lua_Debug *ar) {
  if (g->frame_count >= CLUA_FRAMES || !lua_getinfo(L, "Slnt", ar)) return;
  if (ar->what[0] == 'C' || ar->source[0] != '@') return; /* no host noise */
  clua_frame *f = &g->frames[g->frame_count++];
  copy_text(f->source, sizeof f->source, ar->source + 1);
  copy_text(f->name, sizeof f->name, ar->name ? ar->name : "");
  f->line = ar->currentline;
  f->defined = ar->linedefined;
  f->kind = ar->what[0] == 'm' ? 1 : (ar->istailcall && !ar->name) ? 3 : 0;
}

void clua_capture(lua_State *L, clua_guard *g) {
  lua_Debug ar;
  int depth = 0, low = 1, high = 1;
  g->frame_count = 0;
  while (lua_getstack(L, high, &ar)) {
    low = high;
    high *= 2;
  }
  while (low < high) { /* the depth, by halving */
    int middle = (low + high) / 2;
    if (lua_getstack(L, middle, &ar))
      low = middle + 1;
    else
      high = middle;
  }
  depth = low;
  int level = 0;
  for (; level < depth && g->frame_count < 12; level++)
    if (lua_getstack(L, level, &ar)) capture_frame(L, g, &ar);
  if (depth - level > CLUA_FRAMES - 14) {
    clua_frame *f = &g->frames[g->frame_count++];
    memset(f, 0, sizeof *f);
    f->kind = 2;
    f->line = depth - level - (CLUA_FRAMES - 14);
    level = depth - (CLUA_FRAMES - 14);
  }
  for (; level < depth; level++)
    if (lua_getstack(L, level, &ar)) capture_frame(L, g, &ar);
}

int32_t clua_frame_count(clua_guard *g) { return g->frame_count; }
const clua_frame *clua_frame_at(clua_guard *g, int32_t index) {
  return index >= 0 && index < g->frame_count ? &g->frames[index] : NULL;
}
void clua_clear_frames(clua_guard *g) {
  g->frame_count = 0;
  g->frames_of_stop = false;
}

/* --- stopping -------------------------------------------------------------------------------- */

static void hook(lua_State *L, lua_Debug *ar) {
  (void)ar;
  clua_guard *g = guard_of(L);
  if (atomic_load_explicit(&g->stop, memory_order_relaxed) == CLUA_GO)
    lua_sethook(L, NULL, 0, 0); /* left over from a stopped run of a console's state */
  else
    clua_raise_stop(L);
}

_Noreturn void clua_raise_stop(lua_State *L) {
  clua_guard *g = guard_of(L);
  if (!g->frames_of_stop) {
    clua_capture(L, g);
    g->frames_of_stop = true;
  }
  lua_sethook(L, hook, LUA_MASKCOUNT, 1);
  lua_pushlightuserdata(L, (void *)&clua_stop_marker);
  lua_error(L);
  abort(); /* lua_error does not return */
}

void clua_reason_set(clua_guard *g, int reason) {
  int expected = CLUA_GO;
  atomic_compare_exchange_strong(&g->stop, &expected, reason);
}

void clua_rethrow(lua_State *L, clua_guard *g, int status) {
  if (status == LUA_ERRMEM) {
    if (g->stack_refused && atomic_load(&g->stop) == CLUA_GO) {
      g->stack_refused = false; /* an ordinary error: the script recursed too deep */
      lua_pop(L, 1);
      lua_pushliteral(L, "stack overflow");
      return;
    }
    clua_reason_set(g, CLUA_MEMORY);
  }
  clua_check(L, g);
}

void clua_stop(clua_guard *g, int32_t reason) {
  int saved = errno;
  clua_reason_set(g, reason);
  char c = 's';
  if (g->pipe[1] >= 0 && write(g->pipe[1], &c, 1) < 0) { /* the pipe is full: it wakes anyway */
  }
  errno = saved;
}

int32_t clua_stopped(clua_guard *g) { return atomic_load(&g->stop); }

static void arm(clua_guard *g) {
  /* The interpreter either sees `arming` before it frees what it unlinked from its call chain, or
   * has unlinked it long before the chain is read here. */
  struct timespec pause = {0, 20000};
  atomic_store(&g->arming, 1);
  nanosleep(&pause, NULL);
  lua_State *L = atomic_load(&g->current);
  if (L != NULL) lua_sethook(L, hook, LUA_MASKCOUNT, 1);
  atomic_store(&g->arming, 0);
}

/* Waits for a byte; 'q' ends the watchdog. */
static char wait_byte(clua_guard *g, int milliseconds) {
  struct pollfd p = {g->pipe[0], POLLIN, 0};
  char c = 0;
  if (poll(&p, 1, milliseconds) > 0 && read(g->pipe[0], &c, 1) != 1) c = 0;
  return c;
}

static void *watch(void *context) {
  clua_guard *g = context;
  while (atomic_load(&g->stop) == CLUA_GO) {
    int milliseconds = -1;
    if (g->deadline != 0) {
      int64_t left = g->deadline - now();
      if (left <= 0) {
        clua_reason_set(g, CLUA_TIME);
        break;
      }
      milliseconds = left > 1000000000000 ? 1000000 : (int)(left / 1000000) + 1;
    }
    if (wait_byte(g, milliseconds) == 'q') return NULL;
  }
  int64_t stopped = now();
  bool told = false;
  for (int wait = 1;; wait = wait < 16 ? wait * 2 : 16) {
    arm(g);
    if (wait_byte(g, wait) == 'q') return NULL;
    int64_t since = now() - stopped;
    if (since > 300000000) atomic_store(&g->refuse, 1);
    if (!told && g->limits.grace > 0 && since > g->limits.grace) {
      told = true;
      if (g->host.unresponsive) g->host.unresponsive(g->host.context);
    }
  }
}

bool clua_begin(clua_guard *g, int64_t timeout, size_t stack) {
  char here;
  if (g->running) return false;
  while (wait_byte(g, 0) != 0) continue; /* what an ended run left */
  atomic_store(&g->stop, CLUA_GO);
  atomic_store(&g->refuse, 0);
  atomic_store(&g->current, g->L);
  lua_sethook(g->L, NULL, 0, 0);
  lua_gc(g->L, LUA_GCRESTART);
  g->output = 0;
  g->nested = 0;
  g->stack_refused = false;
  clua_clear_frames(g);
  g->stack_floor = stack == 0 ? 0 : (uintptr_t)&here - stack;
  g->deadline = timeout > 0 ? now() + timeout : 0;
  if (pthread_create(&g->dog, NULL, watch, g) != 0) return false;
  g->running = true;
  return true;
}

void clua_end(clua_guard *g) {
  clua_flush(g);
  if (!g->running) return;
  char c = 'q';
  while (write(g->pipe[1], &c, 1) < 0 && errno == EINTR) continue;
  pthread_join(g->dog, NULL);
  g->running = false;
  atomic_store(&g->refuse, 0);
  lua_sethook(g->L, NULL, 0, 0);
}

int64_t clua_pause(clua_guard *g) {
  int64_t left = g->deadline == 0 ? 0 : g->deadline - now();
  clua_flush(g);
  if (g->running) {
    char c = 'q';
    while (write(g->pipe[1], &c, 1) < 0 && errno == EINTR) continue;
    pthread_join(g->dog, NULL);
    g->running = false;
  }
  return g->deadline == 0 ? 0 : left < 1 ? -1 : left;
}

bool clua_continue(clua_guard *g, int64_t left) {
  if (g->running) return false;
  while (wait_byte(g, 0) != 0) continue;
  atomic_store(&g->stop, CLUA_GO);
  atomic_store(&g->refuse, 0);
  g->stack_refused = false;
  clua_clear_frames(g);
  g->deadline = left > 0 ? now() + left : 0;
  if (pthread_create(&g->dog, NULL, watch, g) != 0) return false;
  g->running = true;
  return true;
}

/* --- output ---------------------------------------------------------------------------------- */

void clua_flush(clua_guard *g) {
  size_t n = g->printed_length;
  g->printed_length = 0;
  if (n > 0 && g->host.write) g->host.write(g->host.context, g->printed, n);
}

static void put_bytes(clua_guard *g, const char *bytes, size_t length) {
  while (length > 0) {
    if (g->printed_length == CLUA_OUTPUT_BUFFER) clua_flush(g);
    size_t n = CLUA_OUTPUT_BUFFER - g->printed_length;
    if (n > length) n = length;
    memcpy(g->printed + g->printed_length, bytes, n);
    g->printed_length += n;
    bytes += n;
    length -= n;
  }
}

/* Control characters in a visible form, so that no text can drive the terminal. */
static void put_escaped(clua_guard *g, const char *bytes, size_t length) {
  size_t from = 0;
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)bytes[i];
    size_t skip = 0;
    char shown[3] = {(char)0xE2, (char)0x90, (char)(0x80 | (c & 0x3f))}; /* U+2400 + c */
    if (c < 0x20 && c != '\n' && c != '\t') {
      skip = 1;
    } else if (c == 0x7f) {
      skip = 1;
      shown[2] = (char)0xA1; /* U+2421 */
    } else if (c == 0xC2 && i + 1 < length && ((unsigned char)bytes[i + 1] & 0xE0) == 0x80) {
      skip = 2; /* U+0080...U+009F */
      shown[0] = (char)0xEF, shown[1] = (char)0xBF, shown[2] = (char)0xBD;
    }
    if (skip == 0) continue;
    put_bytes(g, bytes + from, i - from);
    put_bytes(g, shown, 3);
    i += skip - 1;
    from = i + 1;
  }
  put_bytes(g, bytes + from, length - from);
}

bool clua_output(clua_guard *g, const char *bytes, size_t length) {
  bool fits = true;
  if (g->limits.output != 0 && length > g->limits.output - g->output) {
    length = (size_t)(g->limits.output - g->output);
    fits = false;
  }
  g->output += length;
  if (g->limits.escape_controls) {
    put_escaped(g, bytes, length);
    if (length > 0 && bytes[length - 1] == '\n') clua_flush(g);
  } else {
    put_bytes(g, bytes, length);
  }
  return fits;
}

void clua_emit(lua_State *L, clua_guard *g, const char *bytes, size_t length) {
  if (clua_output(g, bytes, length)) return;
  clua_reason_set(g, CLUA_OUTPUT);
  clua_raise_stop(L);
}

/* --- life ------------------------------------------------------------------------------------ */

static size_t find_word(lua_State *L, void *word) {
  for (size_t at = 0; at < 160; at += sizeof(void *))
    if (*(void **)((char *)L + at) == word) return at;
  return 0;
}

/* Notes the first vector that follows the state's own block: its stack. */
typedef struct birth {
  clua_guard *g;
  void *stack;
  int seen;
} birth;

static void *allocate_birth(void *ud, void *block, size_t old, size_t size) {
  birth *b = ud;
  void *result = allocate(b->g, block, old, size);
  if (block == NULL && result != NULL && ++b->seen == 2) b->stack = result;
  return result;
}

static int open_libraries(lua_State *L) {
  clua_open_base(L);
  clua_open_coroutine(L);
  clua_open_string(L);
  clua_open_table(L);
  clua_open_values(L);
  return 0;
}

static uint64_t mix(uint64_t x) {
  x ^= x >> 30;
  x *= 0xbf58476d1ce4e5b9u;
  x ^= x >> 27;
  x *= 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

clua_guard *clua_open_failing(const clua_limits *limits, const clua_host *host, int64_t at,
                              int64_t count) {
  clua_guard *g = calloc(1, sizeof *g);
  if (g == NULL) return NULL;
  g->limits = *limits;
  g->host = *host;
  g->limit = limits->memory != 0 ? limits->memory : SIZE_MAX / 4;
  g->fail_at = at;
  g->fail_count = count;
  g->pipe[0] = g->pipe[1] = -1;
  g->secret[0] = mix((uint64_t)now() ^ (uint64_t)(uintptr_t)g);
  g->secret[1] = mix(g->secret[0] + (uint64_t)getpid());
  g->printed = malloc(CLUA_OUTPUT_BUFFER);
  if (g->printed == NULL || pipe(g->pipe) != 0) {
    clua_close(g);
    return NULL;
  }
  for (int i = 0; i < 2; i++) {
    fcntl(g->pipe[i], F_SETFD, FD_CLOEXEC);
    fcntl(g->pipe[i], F_SETFL, O_NONBLOCK);
  }
  birth b = {g, NULL, 0};
  lua_State *L = lua_newstate(allocate_birth, &b);
  if (L != NULL) {
    lua_setallocf(L, allocate, g);
    g->L = L;
    if (b.stack != NULL) {
      g->last_offset = find_word(L, (char *)b.stack + 2 * LUA_MINSTACK * SLOT);
      g->stack_offset = g->last_offset != 0 ? find_word(L, b.stack) : 0;
    }
    *(clua_guard **)lua_getextraspace(L) = g;
    atomic_store(&g->current, L);
    lua_pushcfunction(L, open_libraries);
  }
  /* What is set up now stays for ever: collecting begins with the first run. */
  if (L != NULL) lua_gc(L, LUA_GCSTOP);
  if (L == NULL || lua_pcall(L, 0, 0, 0) != LUA_OK) {
    clua_close(g);
    return NULL;
  }
  return g;
}

clua_guard *clua_open(const clua_limits *limits, const clua_host *host) {
  return clua_open_failing(limits, host, 0, 0);
}

void clua_close(clua_guard *g) {
  if (g == NULL) return;
  if (g->L != NULL) {
    lua_sethook(g->L, NULL, 0, 0);
    lua_close(g->L);
  }
  clua_release_all(&g->blocks);
  if (g->pipe[0] >= 0) close(g->pipe[0]);
  if (g->pipe[1] >= 0) close(g->pipe[1]);
  free(g->printed);
  free(g->out.data);
  for (uint32_t i = 0; i < g->names_count; i++) free(g->names[i]);
  free(g->names);
  free(g->window);
  free(g);
}

lua_State *clua_state(clua_guard *g) { return g->L; }
clua_guard *clua_guard_of(lua_State *L) { return guard_of(L); }

/* --- threads --------------------------------------------------------------------------------- */

typedef struct job {
  void (*body)(void *);
  void *context;
} job;

static void *run_job(void *context) {
  job *j = context;
  j->body(j->context);
  return NULL;
}

bool clua_on_thread(size_t stack, void (*body)(void *), void *context) {
  pthread_attr_t attributes;
  pthread_t thread;
  job j = {body, context};
  if (pthread_attr_init(&attributes) != 0) return false;
  pthread_attr_setstacksize(&attributes, stack);
  int failed = pthread_create(&thread, &attributes, run_job, &j);
  pthread_attr_destroy(&attributes);
  if (failed) return false;
  pthread_join(thread, NULL);
  return true;
}
