/* What Swift's Glibc module does not show of the file system. */
#include "CLua.h"

#if defined(__linux__)
#include <sys/vfs.h>

bool clua_is_kernel_file(int32_t file) {
  struct statfs status;
  if (fstatfs(file, &status) != 0) return true;
  switch ((unsigned long)status.f_type) {
    case 0x9fa0:     /* proc */
    case 0x62656572: /* sysfs */
    case 0x64626720: /* debugfs */
    case 0x74726163: /* tracefs */
      return true;
    default: return false;
  }
}
#else
bool clua_is_kernel_file(int32_t file) {
  (void)file;
  return false;
}
#endif
