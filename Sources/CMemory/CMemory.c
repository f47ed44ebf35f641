#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "CMemory.h"

#include <fcntl.h>
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>

// Larger blocks are mapped alone; glibc takes no more than 32 MiB here.
static const size_t largest_in_heap = 32u << 20;
#endif

void han_memory_keep(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, (int)largest_in_heap);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, 4 << 20);
#endif
}

void han_memory_release(void) {
#ifdef __GLIBC__
  mallopt(M_TRIM_THRESHOLD, 1 << 20);
  mallopt(M_TOP_PAD, 128 << 10);
#endif
}

void han_memory_prepare(size_t count) {
#ifdef __GLIBC__
  void *blocks[8];
  size_t taken = 0;
  while (count > 0 && taken < sizeof blocks / sizeof *blocks) {
    size_t part = largest_in_heap - (1 << 20);
    if (count < part) part = count;
    void *block = malloc(part);
    if (!block) break;
    blocks[taken++] = block;
    count -= part;
  }
  while (taken > 0) free(blocks[--taken]);
#else
  (void)count;
#endif
}

void han_file_write_soon(int file) {
#ifdef __linux__
  (void)sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);
#else
  (void)file;
#endif
}
