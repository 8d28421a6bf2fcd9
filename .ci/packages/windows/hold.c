// Has a file open as Excel has: others may read it, and not write or replace it. hold FILE: until it is ended.
#include <windows.h>

int wmain(int count, wchar_t **arguments) {
  HANDLE file = count == 2 ? CreateFileW(arguments[1], GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL)
                           : INVALID_HANDLE_VALUE;
  if (file == INVALID_HANDLE_VALUE) return 1;
  Sleep(INFINITE);
  return 0;
}
