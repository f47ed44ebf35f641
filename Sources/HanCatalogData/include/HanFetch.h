#ifndef HANALYZE_FETCH_H
#define HANALYZE_FETCH_H

// Asks the processor to fetch the cache line at a place, which need not be there.
static inline void han_fetch(const void *_Nonnull place) { __builtin_prefetch(place); }

#endif
