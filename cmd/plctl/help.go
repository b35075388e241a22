package main

// Help and usage errors in Chinese: the parser's own words are English.

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

// chineseHelp prints the help of the program or of one command.
func chineseHelp(_ kong.HelpOptions, ctx *kong.Context) error {
	w := ctx.Stdout
	if group := groupOf(ctx); group != nil {
		fmt.Fprintf(w, "%s\n\n用法：plctl %s <命令> [选项]\n\n命令：\n", group.Help, group.Name)
		for _, c := range group.Children {
			fmt.Fprintf(w, "  %-10s %s\n", c.Name, c.Help)
		}
		fmt.Fprintf(w, "\n“plctl %s <命令> --help”显示该命令的用法。\n", group.Name)
		return nil
	}
	if cmd := ctx.Selected(); cmd != nil {
		fmt.Fprintf(w, "%s\n\n用法：plctl %s\n", cmd.Help, commandUsage(cmd))
		printFlags(ctx, cmd.Flags, cmd.Positional)
		return nil
	}
	fmt.Fprintf(w, "%s\n\n用法：plctl <命令> [选项]\n\n命令：\n", ctx.Model.Help)
	for _, c := range ctx.Model.Children {
		fmt.Fprintf(w, "  %-10s %s\n", c.Name, c.Help)
	}
	printFlags(ctx, ctx.Model.Flags, nil)
	fmt.Fprintf(w, "\n“plctl <命令> --help”显示该命令的用法。退出码：0 完成；1 被拒绝或发现问题；2 用法不对。\n")
	return nil
}

// groupOf is the command with commands of its own that help is asked for; nil if
// it is another.
func groupOf(ctx *kong.Context) *kong.Node {
	for i := len(ctx.Path) - 1; i >= 0; i-- {
		if cmd := ctx.Path[i].Command; cmd != nil {
			if len(cmd.Children) > 0 {
				return cmd
			}
			return nil
		}
	}
	return nil
}

func commandUsage(cmd *kong.Node) string {
	parts := []string{cmd.Name}
	if cmd.Parent != nil && cmd.Parent.Type == kong.CommandNode {
		parts = []string{cmd.Parent.Name, cmd.Name}
	}
	for _, p := range cmd.Positional {
		name := strings.ToUpper(p.Name)
		if p.IsSlice() {
			name += "…"
		}
		if !p.Required {
			name = "[" + name + "]"
		}
		parts = append(parts, name)
	}
	return strings.Join(append(parts, "[选项]"), " ")
}

func printFlags(ctx *kong.Context, flags []*kong.Flag, args []*kong.Positional) {
	for i, a := range args {
		if i == 0 {
			fmt.Fprintln(ctx.Stdout, "\n参数：")
		}
		fmt.Fprintf(ctx.Stdout, "  %-24s %s\n", strings.ToUpper(a.Name), a.Help)
	}
	fmt.Fprintln(ctx.Stdout, "\n选项：")
	for _, f := range flags {
		name := "--" + f.Name
		if f.Short != 0 {
			name = fmt.Sprintf("-%c, %s", f.Short, name)
		}
		if !f.IsBool() {
			name += "=" + f.FormatPlaceHolder()
		}
		help := f.Help
		if f.Name == "help" {
			help = "显示用法"
		}
		fmt.Fprintf(ctx.Stdout, "  %-24s %s\n", name, help)
	}
}

// usageWords turns the parser's sentences into Chinese.
var usageWords = strings.NewReplacer(
	"expected one of", "应为以下命令之一：",
	"unexpected argument", "多余的参数",
	"unknown flag", "没有这个选项",
	"missing flags:", "缺少选项：",
	"missing positional arguments", "缺少参数",
	"expected string value but got", "缺少取值，读到的是",
	"expected a valid 64 bit int but got", "应为整数，读到的是",
	"expected a ", "应为 ",
	"missing value, expecting", "缺少取值，应为",
	", did you mean", "，是不是",
	"expected ", "缺少 ",
	"EOL", "命令到此结束",
	"string", "文字",
)

func chineseUsage(err error) string { return usageWords.Replace(err.Error()) }
