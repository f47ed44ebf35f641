/* The buffer in which Swift leaves results and errors: plain bytes, so that writing cannot raise. */
#include <stdlib.h>
#include <string.h>

#include "guard.h"

size_t clua_mark(clua_guard *g) { return g->out.length; }

void clua_rewind(clua_guard *g, size_t mark) {
  if (mark <= g->out.length) g->out.length = mark;
  g->out.broken = false;
  if (mark == 0 && g->out.capacity > (1u << 20)) { /* a large result is not kept for ever */
    clua_hold(g, -(int64_t)g->out.capacity);
    free(g->out.data);
    g->out.data = NULL;
    g->out.capacity = 0;
  }
}

bool clua_intact(clua_guard *g) { return !g->out.broken; }

static unsigned char *room(clua_guard *g, size_t size) {
  clua_buffer *b = &g->out;
  if (b->broken) return NULL;
  if (size > b->capacity - b->length) {
    size_t capacity = b->capacity < 4096 ? 4096 : b->capacity;
    while (capacity - b->length < size) {
      if (capacity > SIZE_MAX / 4) {
        b->broken = true;
        return NULL;
      }
      capacity *= 2;
    }
    unsigned char *data = NULL;
    if (clua_hold(g, (int64_t)(capacity - b->capacity))) {
      data = realloc(b->data, capacity);
      if (data == NULL) clua_hold(g, -(int64_t)(capacity - b->capacity));
    }
    if (data == NULL) {
      b->broken = true;
      return NULL;
    }
    b->data = data;
    b->capacity = capacity;
  }
  unsigned char *place = b->data + b->length;
  b->length += size;
  return place;
}

static void put(clua_guard *g, int tag, const void *bytes, size_t size) {
  unsigned char *p = room(g, size + 1);
  if (p == NULL) return;
  *p = (unsigned char)tag;
  if (size > 0) memcpy(p + 1, bytes, size);
}

void clua_put_nil(clua_guard *g) { put(g, CLUA_NIL, NULL, 0); }
void clua_put_boolean(clua_guard *g, bool value) { put(g, value ? CLUA_TRUE : CLUA_FALSE, NULL, 0); }
void clua_put_integer(clua_guard *g, int64_t value) { put(g, CLUA_INTEGER, &value, sizeof value); }
void clua_put_number(clua_guard *g, double value) { put(g, CLUA_NUMBER, &value, sizeof value); }
void clua_put_object(clua_guard *g, clua_object object) {
  put(g, CLUA_OBJECT, &object, sizeof object);
}
void clua_put_stepper(clua_guard *g, clua_object object) {
  put(g, CLUA_STEPPER, &object, sizeof object);
}
void clua_put_stack(clua_guard *g, int32_t index) { put(g, CLUA_STACK, &index, sizeof index); }
void clua_put_reference(clua_guard *g, int32_t reference) {
  put(g, CLUA_REFERENCE, &reference, sizeof reference);
}
void clua_put_function(clua_guard *g, uint32_t function) {
  put(g, CLUA_FUNCTION, &function, sizeof function);
}

void clua_put_string(clua_guard *g, const char *bytes, size_t length) {
  unsigned char *p = room(g, 1 + sizeof length + length);
  if (p == NULL) return;
  *p++ = CLUA_STRING;
  memcpy(p, &length, sizeof length);
  if (length > 0) memcpy(p + sizeof length, bytes, length);
}

void clua_put_table(clua_guard *g, uint32_t list, uint32_t pairs) {
  uint32_t counts[2] = {list, pairs};
  put(g, CLUA_TABLE, counts, sizeof counts);
}

void clua_put_row(clua_guard *g, clua_object source, uint32_t row_type, int64_t row) {
  clua_rowref r = {source, row_type, row};
  put(g, CLUA_ROWREF, &r, sizeof r);
}

void clua_put_rows(clua_guard *g, clua_object source, uint32_t row_type, int64_t first, int64_t end,
                   bool flyweight, const int32_t *fields, uint32_t field_count) {
  clua_rowwalk w = {source, row_type, first, end, flyweight, field_count};
  unsigned char *p = room(g, 1 + sizeof w + field_count * sizeof *fields);
  if (p == NULL) return;
  *p++ = CLUA_ROWS;
  memcpy(p, &w, sizeof w);
  if (field_count > 0) memcpy(p + sizeof w, fields, field_count * sizeof *fields);
}

void clua_put_host_error(clua_guard *g, const char *code, const char *message, size_t length) {
  size_t code_length = strlen(code);
  if (length > CLUA_MESSAGE) length = CLUA_MESSAGE;
  unsigned char *p = room(g, 1 + 2 * sizeof length + code_length + length);
  if (p == NULL) return;
  *p++ = CLUA_HOSTERROR;
  memcpy(p, &code_length, sizeof code_length);
  memcpy(p + sizeof length, &length, sizeof length);
  p += 2 * sizeof length;
  memcpy(p, code, code_length);
  memcpy(p + code_length, message, length);
}
