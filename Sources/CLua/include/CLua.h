#ifndef HANALYZE_CLUA_H
#define HANALYZE_CLUA_H
#include <lua.h>
#include <lualib.h>
#include <lauxlib.h>
#endif
