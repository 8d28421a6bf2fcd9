// A library of Windows 10 that wine 8 lacks, for the trial in wine alone: random bytes.
#include <windows.h>

BOOLEAN WINAPI SystemFunction036(PVOID, ULONG);

BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) { return SystemFunction036(data, (ULONG)length); }
