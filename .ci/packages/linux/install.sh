#!/bin/sh
# 装进自己的 ~/.local，不要管理员权限；./install.sh --remove 卸载；PREFIX=/usr/local ./install.sh 装到别处。
# Installs for this user, into ~/.local or PREFIX, what lies beside it; removes it again with --remove.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
prefix=${PREFIX:-$HOME/.local}

# What was put is deleted, and nothing else.
each() { (cd "$here" && find bin share -type f); }

if [ "${1:-}" = --remove ]; then
  each | while read -r file; do rm -f "$prefix/$file"; done
  rmdir "$prefix/share/doc/jibiao/examples" "$prefix/share/doc/jibiao" 2>/dev/null || true
else
  each | while read -r file; do
    mkdir -p "$prefix/$(dirname "$file")"
    cp "$here/$file" "$prefix/$file"
  done
  # A menu does not search the folders of PATH that only the shell knows.
  sed "s|^Exec=jibiao|Exec=\"$prefix/bin/jibiao\"|" "$here/share/applications/jibiao.desktop" >"$prefix/share/applications/jibiao.desktop"
fi
for update in "update-mime-database $prefix/share/mime" "update-desktop-database $prefix/share/applications" \
  "gtk-update-icon-cache -q -t -f $prefix/share/icons/hicolor"; do
  # shellcheck disable=SC2086
  if command -v ${update%% *} >/dev/null; then $update 2>/dev/null || true; fi
done
if [ "${1:-}" = --remove ]; then
  echo "已卸载。设置、备份和项目文件没有动。"
else
  echo "已装好：菜单里找“绩表”，或运行 $prefix/bin/jibiao"
fi
