#ifndef HAN_CMEMORY_H
#define HAN_CMEMORY_H

#include <stddef.h>

/// Lets the allocator keep what is freed for what is asked for next, instead of giving it back to the
/// system piece by piece; to be called before threads that allocate much are started.
void han_memory_keep(void);

/// Ends that: what is freed from now on goes back.
void han_memory_release(void);

/// Takes addresses for `count` bytes into the calling thread's part of the heap at once, which else
/// grows by a call of the system for each block; what nobody writes to takes no memory.
void han_memory_prepare(size_t count);

/// Has the kernel begin to write to the disk what a file got so far, without waiting for it; only Linux
/// can be asked.
void han_file_write_soon(int file);

#endif
