// Written by Tools/embed-catalog.py.
#ifndef HANALYZE_CATALOG_DATA_H
#define HANALYZE_CATALOG_DATA_H
#include <stdint.h>

#include "HanFetch.h"

// A literal: what it stands for, its place in han_text, its bytes; laid out as Lexicon.Entry.
typedef struct {
  uint64_t roles;
  int32_t area, indicator, unit, offset, length;
  uint8_t is_weak_area, is_word, has_namesakes;
} han_entry;

// A key of literals with what they are; laid out as LexiconIndex.Slot.
typedef struct {
  uint64_t key, thirds, roles;
  int32_t start;
  uint16_t count;
  uint8_t length, flags;
} han_slot;

// A literal as it is compared with a text; laid out as LexiconIndex.Candidate.
typedef struct {
  uint64_t tail, last, roles;
  int32_t offset;
  uint8_t length, shift, flags;
} han_candidate;

// A division: code, parent's code, level, its line in han_text; laid out as AreaTable.Row.
typedef struct {
  int32_t code, parent, level, line;
} han_area;

// An indicator: its line in han_text, its kind in the order of Indicator.Kind.
typedef struct {
  int32_t line, kind;
} han_indicator;

// A unit: its line in han_text, its dimension among han_dimensions, its class in the order of
// Unit.Class.
typedef struct {
  int32_t line;
  uint8_t dimension, unit_class;
} han_unit;

// All tables, one behind the other, and sixteen bytes that may be read behind them.
extern const char *const han_text;
enum { han_text_size = 579258 };
enum { han_table_areas = 0, han_table_areas_size = 120862 };
enum { han_table_claims = 120862, han_table_claims_size = 31277 };
enum { han_table_hubs = 152139, han_table_hubs_size = 11855 };
enum { han_table_indicators = 163994, han_table_indicators_size = 241649 };
enum { han_table_parks = 405643, han_table_parks_size = 7477 };
enum { han_table_pinyin = 413120, han_table_pinyin_size = 7248 };
enum { han_table_predecessors = 420368, han_table_predecessors_size = 97749 };
enum { han_table_units = 518117, han_table_units_size = 26711 };
enum { han_table_words = 544828, han_table_words_size = 34430 };
enum { han_entry_count = 16787, han_area_count = 3217 };
enum { han_indicator_count = 942, han_unit_count = 960 };
enum { han_slot_bits = 15, han_area_slot_count = 8192 };
enum { han_predicate_bits = 16 };
enum { han_dimension_count = 46 };
extern const han_entry *const han_entries;
// The index over them: see LexiconIndex.
extern const uint64_t *const han_filter;
extern const uint8_t *const han_ends;
extern const han_slot *const han_slots;
extern const han_candidate *const han_candidates;
extern const int32_t *const han_thirds;
// Words that name nothing: see PredicateWords.
extern const uint64_t *const han_predicates;
extern const han_area *const han_areas;
// Their rows by code, plus one: see AreaTable.
extern const int32_t *const han_area_slots;
extern const han_indicator *const han_indicators;
// Indices of indicators in the order of their ids.
extern const int16_t *const han_indicator_order;
extern const han_unit *const han_units;
extern const char *const *const han_dimensions;
#endif
