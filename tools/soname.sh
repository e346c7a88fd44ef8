#!/bin/sh
# soname.sh NAME COMPILER...: what a program must ask the loader for to get -lNAME: "libzip.so.4".
name=$1
shift
file=$("$@" -print-file-name="lib$name.so")
soname=$(objdump -p "$file" | sed -n 's/^ *SONAME *//p')
[ -n "$soname" ] && echo "$soname"
