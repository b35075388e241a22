package display

import "github.com/go-gl/glfw/v3.4/glfw"

// systemScale is Windows' scale of a monitor.
func systemScale(m *glfw.Monitor) float32 {
	x, _ := m.GetContentScale()
	return x
}

// toolkitScale is what the toolkit itself takes for the system's scale.
func toolkitScale(system float32) float32 { return system }
