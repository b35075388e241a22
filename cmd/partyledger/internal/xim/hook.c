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
	unsigned long field;   // that the caret is in
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

// What the input method gives back, a key that it does not want or a text (keycode 0),
// Xlib puts at the head of the queue, the last first, and marks with one flag for all
// of them that the next key is not to be offered again. So where several come at once,
// or while a key is under way, keys came late, in a wrong order, or passed by the input
// method: "！" became "!". Here they are known by what was offered, put into order, and
// are not offered again.

// offer is a key event that the input method has taken to look at.
typedef struct {
	int type;
	unsigned keycode;
	Time time;
} offer;

enum { most = 128 };
static offer offered[most]; // the latest, round and round
static unsigned offers;
static offer passes[most]; // given back, in order, waiting in the queue
static unsigned passing;

static offer offerOf(const XEvent *e) {
	offer o = {e->type, e->xkey.keycode, e->xkey.time};
	return o;
}

static Bool same(offer a, offer b) { return a.type == b.type && a.keycode == b.keycode && a.time == b.time; }

static Bool isKey(const XEvent *e) { return e->type == KeyPress || e->type == KeyRelease; }

static Bool givenBack(const XEvent *e) {
	if (!isKey(e)) return False;
	if (!e->xkey.keycode) return True;
	if (!e->xkey.time) return False; // sent by a program, like any other of the kind
	for (unsigned i = 0; i < most; i++)
		if (same(offered[i], offerOf(e))) return True;
	return False;
}

static int passOf(const XEvent *e) {
	for (unsigned i = 0; i < passing; i++)
		if (same(passes[i], offerOf(e))) return i;
	return -1;
}

// pass reports that an event waited in order, and takes it off the list.
static Bool pass(const XEvent *e) {
	int i = passOf(e);
	if (i < 0) return False;
	memmove(passes + i, passes + i + 1, (--passing - i) * sizeof *passes);
	return True;
}

static Bool isGivenBack(Display *d, XEvent *e, XPointer unused) { return givenBack(e); }

// arrange puts what was given back into order; first is taken from the queue already,
// or NULL. It answers False if first is all there is.
static Bool arrange(Display *d, const XEvent *first) {
	XEvent back[most]; // the last given first
	int n = 0;
	if (first) back[n++] = *first;
	while (n < most && XCheckIfEvent(d, &back[n], isGivenBack, NULL)) n++;
	if (first && n == 1) return False;
	for (int i = 0; i < n; i++) {
		if (passOf(&back[i]) >= 0) continue;
		XFilterEvent(&back[i], None); // takes the flag away
		break;
	}
	passing = 0;
	for (int i = 0; i < n; i++) {
		XPutBackEvent(d, &back[i]);
		passes[passing++] = offerOf(&back[i]);
	}
	return n > 0;
}

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
		arrange(XDisplayOfIM(XIMOfIC(c->ic)), NULL); // with the focus goes the filter that knows the flag
		XUnsetICFocus(c->ic);
	}
	tell(on ? "输入法开" : "输入法关");
}

// place is where a window's caret is.
typedef struct {
	Bool text; // a text field has the keyboard
	XPoint foot;
	unsigned long field;
} place;

static place placeOf(const context *c) {
	place p = {False, c->spot, c->field};
	p.text = c->keyboard && ximCaret(c->window, &p.foot, &p.field);
	return p;
}

// known reports that the input method knows a place.
static Bool known(const context *c, place p) {
	return p.text == c->on && (!p.text || (p.foot.x == c->spot.x && p.foot.y == c->spot.y && p.field == c->field));
}

// follow tells the input method where the caret is.
static void follow(context *c) {
	place p = placeOf(c);
	if (known(c, p)) return;
	if (p.text && p.field != c->field) {
		reset(c);
		c->field = p.field;
	}
	if (p.text && (p.foot.x != c->spot.x || p.foot.y != c->spot.y)) {
		c->spot = p.foot;
		XVaNestedList list = XVaCreateNestedList(0, XNSpotLocation, &p.foot, NULL);
		if (list) {
			XSetICValues(c->ic, XNPreeditAttributes, list, NULL);
			XFree(list);
		}
		tell("告知光标位置");
	}
	turn(c, p.text);
}

// nobodys makes an event one that GLFW finds no window for.
static Bool nobodys(XEvent *e) {
	e->xany.window = None;
	return True;
}

// Releases that the input method has taken wait to be given back, so that Shift is not
// let go before the key that was pressed with it comes back. One that does not come,
// as of Shift where it switches the language, is let through after a while: it would
// else stay down.
enum { hands = 8, patience = 30 /* rounds of GLFW, half a second */ };
static XEvent held[hands];
static int holding, rounds;

static void letGo(const XEvent *e) {
	for (int i = 0; i < holding; i++)
		if (same(offerOf(&held[i]), offerOf(e))) held[i] = held[--holding];
}

static void letAllGo(Display *d) {
	for (; holding && passing < most; holding--) {
		passes[passing++] = offerOf(&held[holding - 1]);
		XPutBackEvent(d, &held[holding - 1]);
	}
}

static void passOn(const XEvent *e) {
	if (e->type == KeyRelease) letGo(e);
	else tell(e->xkey.keycode ? "按键交给程序" : "文字上屏");
}

// A key that the input method takes is made nobody's.
static Bool filterKey(XEvent *e, context *c) {
	Display *d = e->xany.display;
	if (pass(e)) {
		passOn(e);
		return False;
	}
	Bool back = givenBack(e);
	if (back && arrange(d, e)) return nobodys(e);
	// To say where the caret is takes an answer, and others may come before it: the key
	// goes behind them.
	if (!back && e->type == KeyPress && !known(c, placeOf(c))) {
		XPutBackEvent(d, e);
		follow(c);
		return nobodys(e);
	}
	XEvent was = *e;
	if (!XFilterEvent(e, None)) {
		if (back) passOn(&was);
		return False;
	}
	if (!back) offered[offers++ % most] = offerOf(&was);
	if (!back && was.type == KeyRelease && holding < hands) {
		held[holding++] = was;
		rounds = 0;
	}
	if (was.type == KeyPress) {
		c->composing = True;
		tell("按键由输入法接收");
	}
	return nobodys(e);
}

static Bool filterEvent(XEvent *e, Window w) {
	switch (e->type) {
	case KeyPress: case KeyRelease: case ButtonPress: case ButtonRelease: case FocusIn: case FocusOut:
		changed = True;
	}
	context *c = isKey(e) ? contextOfWindow(e->xkey.window) : NULL;
	return c ? filterKey(e, c) : XFilterEvent(e, w);
}

// GLFW asks for waiting events once a round, when what came in the round before has
// been acted on and drawn: the candidate box that stays open is moved.
static int pending(Display *d) {
	if (holding && ++rounds > patience) letAllGo(d);
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
