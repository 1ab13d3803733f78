import { type CompletionModel, commandsOf } from "./completion-model.ts";
import { quoted } from "./quoted.ts";
import { valueCases } from "./value-cases.ts";

/** The script that completes the command in zsh, sourced or found in its fpath. */
export function zshCompletion(model: CompletionModel): string {
  const { name } = model.program;
  const offers = commandsOf(model.program).map((command) => {
    const flags = [...command.options, ...model.options].flatMap(({ names, summary }) =>
      names.map((option) => described(option, summary)),
    );
    const below = command.commands.map((each) => described(each.name, each.summary));
    return `    ${quoted(command.path)})
      below=(${below.join(" ")})
      flags=(${flags.join(" ")})
      ;;`;
  });
  return `#compdef ${name}
# Completes ${name} in zsh; made from its own commands by: ${name} completion zsh
# To use it in every shell: ${name} completion zsh > "\${fpath[1]}/_${name}"

# What a command has: commands below it, and options.
__${name}_offers() {
  case "$1" in
${offers.join("\n")}
    *) below=() flags=() ;;
  esac
}

# What may stand behind an option, or at a position.
__${name}_value() {
  case "$1" in
${valueCases(model)}
  esac
}

_${name}() {
  # Not commands and options: zsh has special ones of these names.
  local at= value= expects= ended= word
  local -a below flags roles
  local -i position=1 i
  roles=(${model.roleNames.join(" ")})
  for ((i = 2; i < CURRENT; i++)); do
    word="\${words[i]}"
    if [[ -n "$expects" ]]; then
      expects=
    elif [[ -n "$ended" ]]; then
      position+=1
    elif [[ "$word" == -- ]]; then
      ended=yes
    elif [[ "$word" == -* ]]; then
      __${name}_value "$at|$word"
      [[ -z "$value" ]] || expects="$word"
    else
      __${name}_offers "$at"
      if (( \${below[(I)\${(b)word}:*]} )); then
        at="\${at:+$at }$word"
      else
        position+=1
      fi
    fi
  done

  if [[ -z "$expects$ended" && "$PREFIX" == --*=* ]]; then
    expects="\${PREFIX%%=*}"
    compset -P 1 '*='
  fi
  __${name}_offers "$at"
  if [[ -n "$expects" ]]; then
    __${name}_value "$at|$expects"
  elif [[ -z "$ended" && "$PREFIX" == -* ]]; then
    _describe -o option flags
    return
  elif (( \${#below} )); then
    _describe command below
    return
  else
    __${name}_value "$at|$position"
  fi
  case "$value" in
    '' | :any) return 1 ;;
    :file) _files ;;
    :role) compadd -a roles ;;
    *) compadd -- \${=value} ;;
  esac
}

if [[ "\${funcstack[1]}" == _${name} ]]; then
  _${name} "$@"
else
  compdef _${name} ${name}
fi
`;
}

/** `_describe` takes what stands before the first colon for the word. */
function described(word: string, summary: string): string {
  return quoted(`${word.replaceAll(":", "\\:")}:${summary}`);
}
