import { type CompletionModel, commandsOf } from "./completion-model.ts";
import { quoted } from "./quoted.ts";
import { valueCases } from "./value-cases.ts";

/** The script that completes the command in bash, from 3.2, without any other package. */
export function bashCompletion(model: CompletionModel): string {
  const { name } = model.program;
  const offers = commandsOf(model.program).map((command) => {
    const options = [...command.options, ...model.options].flatMap(({ names }) => names);
    const commands = command.commands.map((below) => below.name).join(" ");
    return `    ${quoted(command.path)}) commands=${quoted(commands)} options=${quoted(options.join(" "))} ;;`;
  });
  return `# Completes ${name} in bash; made from its own commands by: ${name} completion bash
# To use it in every shell: ${name} completion bash > ~/.local/share/bash-completion/completions/${name}

__${name}_roles=${quoted(model.roleNames.join(" "))}

# What a command has: commands below it, and options.
__${name}_offers() {
  case "$1" in
${offers.join("\n")}
    *) commands= options= ;;
  esac
}

# What may stand behind an option, or at a position.
__${name}_value() {
  case "$1" in
${valueCases(model)}
  esac
}

_${name}() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" path= value= commands= options= expects= ended= before= word
  local -i position=1 i
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    if [[ -n "$expects" ]]; then
      # Bash takes --option=value for three words.
      [[ "$word" == '=' ]] || expects=
    elif [[ -n "$ended" ]]; then
      position+=1
    elif [[ "$word" == -- ]]; then
      ended=yes
    elif [[ "$word" == -* ]]; then
      __${name}_value "$path|$word"
      [[ -z "$value" ]] || expects="$word"
    else
      __${name}_offers "$path"
      if [[ " $commands " == *" $word "* ]]; then
        path="\${path:+$path }$word"
      else
        position+=1
      fi
    fi
  done

  if [[ -z "$expects$ended" && "$cur" == --*=* ]]; then
    expects="\${cur%%=*}" before="\${cur%%=*}=" cur="\${cur#*=}"
  fi
  if [[ -n "$expects" ]]; then
    [[ "$cur" != '=' ]] || cur=
    __${name}_value "$path|$expects"
  else
    __${name}_offers "$path"
    if [[ -z "$ended" && "$cur" == -* ]]; then
      value="$options"
    elif [[ -n "$commands" ]]; then
      value="$commands"
    else
      __${name}_value "$path|$position"
    fi
  fi

  COMPREPLY=()
  local -a from=(-W "$value")
  case "$value" in
    :any) return ;;
    :role) from=(-W "$__${name}_roles") ;;
    :file)
      from=(-f)
      compopt -o filenames 2> /dev/null
      ;;
  esac
  while IFS= read -r word; do
    COMPREPLY+=("$before$word")
  done < <(compgen "\${from[@]}" -- "$cur")
}

complete -F _${name} ${name}
`;
}
