/* Drops files on a window as a file manager does (XDND, version 5): `make ui-test` and
   wine-test use it. It says nothing and ends with 0 once the window has taken them.

   usage: drop <window ID> <file>... */
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static Display *display;
static Window source, target;
static char list[65536]; /* of addresses, as text/uri-list */

static Atom atom(const char *name) { return XInternAtom(display, name, False); }

static void tell(const char *message, long a, long b, long c, long d) {
	XEvent e = {0};
	e.xclient.type = ClientMessage;
	e.xclient.window = target;
	e.xclient.message_type = atom(message);
	e.xclient.format = 32;
	e.xclient.data.l[0] = source;
	e.xclient.data.l[1] = a;
	e.xclient.data.l[2] = b;
	e.xclient.data.l[3] = c;
	e.xclient.data.l[4] = d;
	XSendEvent(display, target, False, NoEventMask, &e);
	XFlush(display);
}

/* serve hands the list out. */
static void serve(XSelectionRequestEvent *asked) {
	XEvent e = {0};
	Atom types = atom("text/uri-list");
	Atom property = asked->property ? asked->property : asked->target;
	e.xselection.type = SelectionNotify;
	e.xselection.requestor = asked->requestor;
	e.xselection.selection = asked->selection;
	e.xselection.target = asked->target;
	e.xselection.time = asked->time;
	if (asked->target == types) {
		XChangeProperty(display, asked->requestor, property, types, 8, PropModeReplace, (unsigned char *)list, strlen(list));
		e.xselection.property = property;
	} else if (asked->target == atom("TARGETS")) {
		XChangeProperty(display, asked->requestor, property, XA_ATOM, 32, PropModeReplace, (unsigned char *)&types, 1);
		e.xselection.property = property;
	}
	XSendEvent(display, asked->requestor, False, NoEventMask, &e);
	XFlush(display);
}

/* await serves until the window says something; its second number. */
static long await(const char *message) {
	for (;;) {
		XEvent e;
		XNextEvent(display, &e);
		if (e.type == SelectionRequest)
			serve(&e.xselectionrequest);
		else if (e.type == ClientMessage && e.xclient.message_type == atom(message))
			return e.xclient.data.l[1];
	}
}

/* add writes a file's address, all but plain letters as %XX. */
static void add(const char *path) {
	char *to = list + strlen(list), *end = list + sizeof list - 8;
	to += sprintf(to, "file://");
	for (; *path && to < end; path++) {
		if (isalnum((unsigned char)*path) || strchr("/._-", *path))
			*to++ = *path;
		else
			to += sprintf(to, "%%%02X", (unsigned char)*path);
	}
	strcpy(to, "\r\n");
}

int main(int count, char **args) {
	Window root, child;
	XWindowAttributes size;
	int x, y;
	if (count < 3 || !(display = XOpenDisplay(NULL)))
		return 2;
	target = strtoul(args[1], NULL, 0);
	for (int i = 2; i < count; i++)
		add(args[i]);
	root = DefaultRootWindow(display);
	source = XCreateSimpleWindow(display, root, 0, 0, 1, 1, 0, 0, 0);
	XSetSelectionOwner(display, atom("XdndSelection"), source, CurrentTime);
	XGetWindowAttributes(display, target, &size);
	XTranslateCoordinates(display, target, root, size.width / 2, size.height / 2, &x, &y, &child);
	alarm(20);
	tell("XdndEnter", 5L << 24, atom("text/uri-list"), 0, 0);
	do { /* the first answer may be of before the window has looked */
		tell("XdndPosition", 0, (long)x << 16 | y, CurrentTime, atom("XdndActionCopy"));
	} while (!(await("XdndStatus") & 1) && !usleep(50000));
	tell("XdndDrop", 0, CurrentTime, 0, 0);
	await("XdndFinished");
	return 0;
}
