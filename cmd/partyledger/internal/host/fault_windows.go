package host

// Faults in C: in a driver, in an input method, in the toolkit's window code. Go's
// runtime is asked last, and under some systems not at all. So they are written into
// the trace as they occur, by C alone. Some libraries raise and mend such faults by
// themselves; then the program goes on, ends as it should, and its trace is dropped.

/*
#include <windows.h>
#include <stdio.h>

static wchar_t where[4096];
static volatile LONG times;

static int name(char *out, int room, void *address) {
	HMODULE module = NULL;
	wchar_t path[MAX_PATH], *base = path;
	int n = 0;
	if (!GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT, (LPCWSTR)address,
		&module) ||
	    !GetModuleFileNameW(module, path, MAX_PATH))
		return snprintf(out, room, "?\n");
	for (wchar_t *p = path; *p; p++)
		if (*p == L'\\' || *p == L'/') base = p + 1;
	for (; *base && n < 60; base++)
		out[n++] = *base > ' ' && *base < 127 ? (char)*base : '_';
	return n + snprintf(out + n, room - n, "+0x%llx\n", (unsigned long long)((char *)address - (char *)module));
}

static LONG CALLBACK fault(EXCEPTION_POINTERS *p) {
	static char text[4096];
	static void *frames[24];
	switch (p->ExceptionRecord->ExceptionCode) {
	case EXCEPTION_ACCESS_VIOLATION: case EXCEPTION_IN_PAGE_ERROR: case EXCEPTION_ILLEGAL_INSTRUCTION: case EXCEPTION_PRIV_INSTRUCTION:
	case EXCEPTION_INT_DIVIDE_BY_ZERO: case EXCEPTION_STACK_OVERFLOW: case 0xC0000374: // damaged heap
		break;
	default:
		return EXCEPTION_CONTINUE_SEARCH;
	}
	if (!where[0] || InterlockedIncrement(&times) > 1) // the first is the cause
		return EXCEPTION_CONTINUE_SEARCH;
	int n = snprintf(text, sizeof text, "Exception 0x%lx ", (unsigned long)p->ExceptionRecord->ExceptionCode);
	n += name(text + n, sizeof text - n, p->ExceptionRecord->ExceptionAddress);
	int count = p->ExceptionRecord->ExceptionCode == EXCEPTION_STACK_OVERFLOW ? 0 : CaptureStackBackTrace(0, 24, frames, NULL);
	for (int i = 0; i < count && n < (int)sizeof text - 128; i++) {
		n += snprintf(text + n, sizeof text - n, "at ");
		n += name(text + n, sizeof text - n, frames[i]);
	}
	HANDLE f = CreateFileW(where, FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, OPEN_EXISTING, 0, NULL);
	if (f != INVALID_HANDLE_VALUE) {
		DWORD done;
		WriteFile(f, text, n, &done, NULL);
		FlushFileBuffers(f);
		CloseHandle(f);
	}
	return EXCEPTION_CONTINUE_SEARCH;
}

static void into(const wchar_t *path) {
	where[0] = 0;
	if (wcslen(path) < 4096) wcscpy(where, path);
}

static void faults(void) { AddVectoredExceptionHandler(0, fault); }
*/
import "C"

import (
	"sync"
	"unsafe"

	"golang.org/x/sys/windows"
)

var watched sync.Once

// Faults has faults outside of Go written into a file, from now on; an empty path
// ends it.
func Faults(path string) {
	text, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return
	}
	C.into((*C.wchar_t)(unsafe.Pointer(text)))
	watched.Do(func() { C.faults() })
}
