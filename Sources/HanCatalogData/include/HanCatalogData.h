// Written by Tools/embed-catalog.py.
#ifndef HANALYZE_CATALOG_DATA_H
#define HANALYZE_CATALOG_DATA_H
extern const char *const han_table_areas;
extern const int han_table_areas_size;
extern const char *const han_table_claims;
extern const int han_table_claims_size;
extern const char *const han_table_indicators;
extern const int han_table_indicators_size;
extern const char *const han_table_parks;
extern const int han_table_parks_size;
extern const char *const han_table_predecessors;
extern const int han_table_predecessors_size;
extern const char *const han_table_units;
extern const int han_table_units_size;
extern const char *const han_table_words;
extern const int han_table_words_size;
#endif
