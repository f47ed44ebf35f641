#include "CEdit.h"

#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

static bool is_utf8(const char *locale) {
  return setlocale(LC_CTYPE, locale) != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool cedit_set_locale(void) {
  return is_utf8("") || is_utf8("C.UTF-8") || is_utf8("en_US.UTF-8") || is_utf8("zh_CN.UTF-8")
      || is_utf8("UTF-8");
}
