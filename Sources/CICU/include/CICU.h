#ifndef HAN_CICU_H
#define HAN_CICU_H

#include <stddef.h>
#include <stdint.h>

/// An ICU word break iterator for UTF-8 text; belongs to one thread.
typedef struct han_breaker han_breaker;

/// Opens an iterator for a locale; NULL where ICU cannot.
han_breaker *_Nullable han_breaker_open(const char *_Nonnull locale);
void han_breaker_close(han_breaker *_Nullable breaker);

/// Finds the words of `count` bytes: writes their start and end offsets into `spans`, two numbers a
/// word, at most `capacity` words, and leaves out blanks and punctuation. Gives the number of words;
/// -1 on failure. What did not fit is found by calling again from the last end.
int64_t han_breaker_words(
    han_breaker *_Nonnull breaker, const uint8_t *_Nonnull text, int64_t count,
    int32_t *_Nonnull spans, int64_t capacity);

/// The first place of some bytes in others, as `memmem`, which Swift does not see under Linux.
const void *_Nullable han_memmem(
    const void *_Nonnull hay, size_t hayCount, const void *_Nullable needle, size_t needleCount);

/// ICU's version, for example "72.1".
const char *_Nonnull han_icu_version(void);

#endif
