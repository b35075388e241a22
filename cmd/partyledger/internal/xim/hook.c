//go:build cgo && linux && (x11 || !wayland)

// The functions of Xlib that GLFW gets in place of the real ones; see xim.go.

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <X11/Xlib.h>

#include "_cgo_export.h"

// context is the input context of one window.
typedef struct context {
	XIC ic;
	Window window;
	Bool keyboard;         // the window has the keyboard
	Bool on;               // and the input method was told so: a text field has it
	Bool composing;        // the input method has taken a key since
	XPoint spot;           // where it was told that the caret's foot is
	XIMCallback destroyed; // GLFW's, for when the input method goes
	struct context *next;
} context;

static context *contexts;
static Bool changed; // events came since the carets were looked at

static context *contextOf(XIC ic) {
	context *c = contexts;
	while (c && c->ic != ic) c = c->next;
	return c;
}

static context *contextOfWindow(Window w) {
	context *c = contexts;
	while (c && c->window != w) c = c->next;
	return c;
}

static void tell(const char *message) { ximTell((char *)message); }

// reset ends a composition without a result.
static void reset(context *c) {
	if (!c->composing) return;
	c->composing = False;
	char *rest = Xutf8ResetIC(c->ic);
	if (rest) XFree(rest);
	tell("取消未完成的输入");
}

// turn turns the input method on or off.
static void turn(context *c, Bool on) {
	if (on == c->on) return;
	c->on = on;
	if (on) {
		XSetICFocus(c->ic);
	} else {
		reset(c);
		XUnsetICFocus(c->ic);
	}
	tell(on ? "输入法开" : "输入法关");
}

// follow tells the input method where the caret is.
static void follow(context *c) {
	XPoint foot;
	Bool text = c->keyboard && ximCaret(c->window, &foot);
	if (text && (foot.x != c->spot.x || foot.y != c->spot.y)) {
		c->spot = foot;
		XVaNestedList list = XVaCreateNestedList(0, XNSpotLocation, &foot, NULL);
		if (list) {
			XSetICValues(c->ic, XNPreeditAttributes, list, NULL);
			XFree(list);
		}
		tell("告知光标位置");
	}
	turn(c, text);
}

// A key that the input method takes is made nobody's: GLFW finds no window for it. A
// key that comes back from it, and the text that it gives, are not filtered. The
// release of a key goes through: GLFW drops that of one that it has not seen pressed,
// and Shift would else stay down where its release switches the language.
static Bool filterEvent(XEvent *e, Window w) {
	switch (e->type) {
	case KeyPress: case KeyRelease: case ButtonPress: case ButtonRelease: case FocusIn: case FocusOut:
		changed = True;
	}
	context *c = e->type == KeyPress ? contextOfWindow(e->xkey.window) : NULL;
	Bool key = c && e->xkey.keycode; // 0 carries a text
	if (key) follow(c);
	Bool filtered = XFilterEvent(e, w);
	if (c && c->on) tell(filtered ? "按键由输入法接收" : key ? "按键交给程序" : "文字上屏");
	if (c && filtered) {
		c->composing = True;
		e->xkey.window = None;
	}
	return filtered;
}

// GLFW asks for waiting events once a round, when what came in the round before has
// been acted on and drawn: the candidate box that stays open is moved.
static int pending(Display *d) {
	if (changed) {
		changed = False;
		for (context *c = contexts; c; c = c->next) follow(c);
	}
	return XPending(d);
}

static void forget(context *gone) {
	context **at = &contexts;
	while (*at && *at != gone) at = &(*at)->next;
	if (*at) *at = gone->next;
	free(gone);
}

static void destroyed(XIM im, XPointer data, XPointer call) {
	context *c = (context *)data;
	XIMCallback theirs = c->destroyed;
	forget(c);
	if (theirs.callback) theirs.callback(im, theirs.client_data, call);
}

// pairs is the most names with values that GLFW may come to give; it gives four.
enum { pairs = 8 };

static XIC createIC(XIM im, ...) {
	const char *name[pairs + 1] = {0};
	void *value[pairs + 1] = {0};
	context *c = calloc(1, sizeof *c);
	XIMCallback ours = {(XPointer)c, destroyed};
	va_list args;
	va_start(args, im);
	for (int i = 0; i < pairs && (name[i] = va_arg(args, const char *)); i++) {
		value[i] = va_arg(args, void *);
		if (c && !strcmp(name[i], XNClientWindow)) c->window = (Window)value[i];
		if (c && !strcmp(name[i], XNDestroyCallback)) {
			c->destroyed = *(XIMCallback *)value[i];
			value[i] = &ours;
		}
	}
	va_end(args);
	XIC ic = XCreateIC(im, name[0], value[0], name[1], value[1], name[2], value[2], name[3], value[3], name[4], value[4],
		name[5], value[5], name[6], value[6], name[7], value[7], NULL);
	if (!ic || !c) {
		free(c);
		return ic;
	}
	c->ic = ic;
	c->next = contexts;
	contexts = c;
	// An input method that starts after the program finds the window in use.
	Window focus;
	int revert;
	XGetInputFocus(XDisplayOfIM(im), &focus, &revert);
	c->keyboard = focus == c->window;
	changed = True;
	return ic;
}

static void destroyIC(XIC ic) {
	context *c = contextOf(ic);
	if (c) forget(c);
	XDestroyIC(ic);
}

static void setICFocus(XIC ic) {
	context *c = contextOf(ic);
	if (!c) {
		XSetICFocus(ic);
		return;
	}
	c->keyboard = True;
	follow(c);
}

static void unsetICFocus(XIC ic) {
	context *c = contextOf(ic);
	if (!c) {
		XUnsetICFocus(ic);
		return;
	}
	c->keyboard = False;
	turn(c, False);
}

void *__real_dlsym(void *handle, const char *name);

void *__wrap_dlsym(void *handle, const char *name) {
	static const struct {
		const char *name;
		void *ours;
	} hooks[] = {
		{"XFilterEvent", filterEvent}, {"XPending", pending},
		{"XCreateIC", createIC}, {"XDestroyIC", destroyIC},
		{"XSetICFocus", setICFocus}, {"XUnsetICFocus", unsetICFocus},
	};
	for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++)
		if (!strcmp(name, hooks[i].name)) return hooks[i].ours;
	return __real_dlsym(handle, name);
}
