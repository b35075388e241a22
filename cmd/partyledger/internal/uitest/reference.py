# A window of plain GTK fields, for `make ime-test`: what they take in from the
# input method is what the program must take in. The state is written to the file
# named on the command line whenever it changes; F12 is counted, for whoever waits
# until all keys before it have come through.
import json, os, sys
import gi
gi.require_version('Gtk', '3.0')
from gi.repository import Gtk

out, keys = sys.argv[1], 0
window = Gtk.Window(title='对照')
box = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, spacing=40, margin=20)
fields = {'one': Gtk.Entry(), 'two': Gtk.Entry(), 'many': Gtk.TextView()}
fields['many'].set_size_request(500, 80)


def text(field):
    if isinstance(field, Gtk.Entry):
        return field.get_text()
    buffer = field.get_buffer()
    return buffer.get_text(buffer.get_start_iter(), buffer.get_end_iter(), False)


def tell(*_):
    state = {'keys': keys, 'fields': {}}
    for name, f in fields.items():
        x, y = f.translate_coordinates(window, 0, 0)
        state['fields'][name] = {'text': text(f), 'focus': f.has_focus(), 'x': x + f.get_allocated_width() - 20, 'y': y + 10}
    with open(out + '.new', 'w') as f:
        json.dump(state, f)
    os.rename(out + '.new', out)


def key(_, event):
    global keys
    keys += event.keyval == 0xffc9  # F12
    tell()
    return False


for f in fields.values():
    box.pack_start(f, False, False, 0)
    (f if isinstance(f, Gtk.Entry) else f.get_buffer()).connect('changed', tell)
    f.connect('focus-in-event', lambda *_: tell() or False)
window.add(box)
window.set_default_size(600, 400)
window.connect('key-press-event', key)
window.connect('destroy', Gtk.main_quit)
window.show_all()
tell()
Gtk.main()
