#define _GNU_SOURCE
#include "CICU.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <unicode/uvernum.h>

struct han_breaker {
  UBreakIterator *iterator;
};

han_breaker *han_breaker_open(const char *locale) {
  UErrorCode code = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(UBRK_WORD, locale, NULL, 0, &code);
  if (U_FAILURE(code)) return NULL;
  han_breaker *breaker = malloc(sizeof *breaker);
  if (breaker == NULL) {
    ubrk_close(iterator);
    return NULL;
  }
  breaker->iterator = iterator;
  return breaker;
}

void han_breaker_close(han_breaker *breaker) {
  if (breaker == NULL) return;
  ubrk_close(breaker->iterator);
  free(breaker);
}

int64_t han_breaker_words(
    han_breaker *breaker, const uint8_t *text, int64_t count, int32_t *spans, int64_t capacity) {
  UErrorCode code = U_ZERO_ERROR;
  UText *view = utext_openUTF8(NULL, (const char *)text, count, &code);
  if (U_FAILURE(code)) return -1;
  ubrk_setUText(breaker->iterator, view, &code);
  if (U_FAILURE(code)) {
    utext_close(view);
    return -1;
  }
  int64_t found = 0;
  int32_t start = ubrk_first(breaker->iterator);
  int32_t end = ubrk_next(breaker->iterator);
  while (end != UBRK_DONE && found < capacity) {
    // UBRK_WORD_NONE (below its limit) is what stands between words.
    if (ubrk_getRuleStatus(breaker->iterator) >= UBRK_WORD_NONE_LIMIT) {
      spans[2 * found] = start;
      spans[2 * found + 1] = end;
      found++;
    }
    start = end;
    end = ubrk_next(breaker->iterator);
  }
  utext_close(view);
  return found;
}

const char *han_icu_version(void) { return U_ICU_VERSION; }

const void *han_memmem(
    const void *hay, size_t hayCount, const void *needle, size_t needleCount) {
  if (needle == NULL) return NULL;
  return memmem(hay, hayCount, needle, needleCount);
}
