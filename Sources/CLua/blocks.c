/* Small blocks for one state: carved from chunks, kept in lists by size. Making and freeing one costs a
 * few instructions, which rows in a loop are glad of. Chunks are freed with the state. */
#include <stdlib.h>
#include <string.h>

#include "guard.h"

#define CHUNK 32768

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CLUA_PLAIN_BLOCKS 1 /* the sanitizer watches each block by itself */
#endif
#endif

typedef struct chunk {
  struct chunk *next;
  void *padding;
} chunk;

#ifndef CLUA_PLAIN_BLOCKS
static void *new_block(clua_blocks *b, size_t size) {
  size_t class = (size - 1) / 16;
  size_t room = (class + 1) * 16;
  void *block = b->spare[class];
  if (block != NULL) {
    memcpy(&b->spare[class], block, sizeof(void *));
    return block;
  }
  if (b->left < room) {
    chunk *c = malloc(CHUNK);
    if (c == NULL) return NULL;
    c->next = b->chunks;
    b->chunks = c;
    b->at = (char *)(c + 1);
    b->left = CHUNK - sizeof *c;
  }
  block = b->at;
  b->at += room;
  b->left -= room;
  return block;
}

static void free_block(clua_blocks *b, void *block, size_t size) {
  size_t class = (size - 1) / 16;
  memcpy(block, &b->spare[class], sizeof(void *));
  b->spare[class] = block;
}

void *clua_resize(clua_blocks *b, void *block, size_t old, size_t size) {
  bool was_small = block != NULL && old <= CLUA_SMALL, is_small = size <= CLUA_SMALL;
  if (block == NULL) return is_small ? new_block(b, size) : malloc(size);
  if (!was_small && !is_small) return realloc(block, size);
  if (was_small && is_small && (old - 1) / 16 == (size - 1) / 16) return block;
  void *result = is_small ? new_block(b, size) : malloc(size);
  if (result == NULL) return NULL;
  memcpy(result, block, old < size ? old : size);
  clua_release(b, block, old);
  return result;
}

void clua_release(clua_blocks *b, void *block, size_t size) {
  if (block == NULL) return;
  if (size <= CLUA_SMALL && size > 0)
    free_block(b, block, size);
  else
    free(block);
}
#else
void *clua_resize(clua_blocks *b, void *block, size_t old, size_t size) {
  (void)b, (void)old;
  return realloc(block, size);
}

void clua_release(clua_blocks *b, void *block, size_t size) {
  (void)b, (void)size;
  free(block);
}
#endif

void clua_release_all(clua_blocks *b) {
  for (chunk *c = b->chunks; c != NULL;) {
    chunk *next = c->next;
    free(c);
    c = next;
  }
  memset(b, 0, sizeof *b);
}
