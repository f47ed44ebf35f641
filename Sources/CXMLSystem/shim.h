// ICU's types belong to libxml2's converters, which nobody here touches. Left in, its headers clash
// with the copy of ICU that Foundation brings where a file sees both ("UErrorCode has different
// definitions").
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
