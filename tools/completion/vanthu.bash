# bash completion for vanthu. Commands and options come from the program's own help, so that they are
# never out of date.

# Words of `vanthu HELP... --help` that stand at the start of its rows.
_vanthu_words() {
    "$1" "${@:2}" --help 2>/dev/null | sed -n 's/^ \{2,6\}\(-[a-z], \)\{0,1\}\(-\{0,2\}[a-z][a-z-]*\)[[ ].*/\2/p'
}

_vanthu_files() {
    local IFS=$'\n'
    compopt -o filenames
    COMPREPLY=($(compgen -f -- "$1" | while read -r name; do
        if [ -d "$name" ] || [[ $name == $2 ]]; then printf '%s\n' "$name"; fi
    done))
}

_vanthu() {
    local program=${COMP_WORDS[0]} cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    local command=
    ((COMP_CWORD > 1)) && command=${COMP_WORDS[1]}
    case $command:$prev in
    :*) COMPREPLY=($(compgen -W "$(_vanthu_words "$program")" -- "$cur")) ;;
    new:new) COMPREPLY=($(compgen -W "$("$program" new 2>/dev/null | cut -f 1)" -- "$cur")) ;;
    print-set:-o | print-set:--output | sign:-o | sign:--output) _vanthu_files "$cur" '*.pdf' ;;
    redline:-o | redline:--output) _vanthu_files "$cur" '*.docx' ;;
    issue:-o | issue:--output | batch:-o | batch:--output) _vanthu_files "$cur" '*.@(xml|pdf|docx|dump)' ;;
    extract:-o | extract:--output | *:--metadata) _vanthu_files "$cur" '*.xml' ;;
    *:--register) _vanthu_files "$cur" '*.csv' ;;
    *:-o | *:--output) _vanthu_files "$cur" '*.@(pdf|docx|dump)' ;;
    *:--key | *:--cert | *:--password | *:--trust) _vanthu_files "$cur" '*' ;;
    *:--image) _vanthu_files "$cur" '*.png' ;;
    sign:--as) COMPREPLY=($(compgen -W "signer organisation" -- "$cur")) ;;
    issue:--format | batch:--format) COMPREPLY=($(compgen -W "pdf docx dump xml" -- "$cur")) ;;
    *:--format) COMPREPLY=($(compgen -W "pdf docx dump" -- "$cur")) ;;
    *:--color) COMPREPLY=($(compgen -W "always never auto" -- "$cur")) ;;
    batch:--to) compopt -o filenames && COMPREPLY=($(compgen -d -- "$cur")) ;;
    batch:--data) _vanthu_files "$cur" '*.@(csv|json|jsonl)' ;;
    *:--as) _vanthu_files "$cur" '*.xml' ;;
    *:--part) COMPREPLY=($(compgen -W "document attachment appendix" -- "$cur")) ;;
    *:--layout) COMPREPLY=($(compgen -W "$("$program" layouts 2>/dev/null | cut -f 1)" -- "$cur")) ;;
    *:--fonts) compopt -o filenames && COMPREPLY=($(compgen -d -- "$cur")) ;;
    *)
        case $cur in
        -*) COMPREPLY=($(compgen -W "$(_vanthu_words "$program" "$command")" -- "$cur")) ;;
        *)
            case $command in
            extract | verify | sign | verify-signature) _vanthu_files "$cur" '*.pdf' ;;
            *) _vanthu_files "$cur" '*.xml' ;;
            esac
            ;;
        esac
        ;;
    esac
}

complete -F _vanthu vanthu
