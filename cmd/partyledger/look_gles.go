//go:build arm || arm64

package main

// OpenGL ES as the toolkit loaded it here.

import gl "github.com/go-gl/gl/v3.1/gles2"

const glVendor, glRenderer, glVersion = gl.VENDOR, gl.RENDERER, gl.VERSION

// glString asks the current context for a text about itself.
func glString(name uint32) string {
	text := gl.GetString(name)
	if text == nil {
		return "不明"
	}
	return gl.GoStr(text)
}
