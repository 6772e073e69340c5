{{- /* Those of flink-conf/config.yaml that every job needs; the reasons stand there. */ -}}
{{- define "roadloom.settings" -}}
taskmanager.numberOfTaskSlots: {{ .Values.taskSlots | toString | quote }}
kubernetes.operator.pod-template.merge-arrays-by-name: "true"
state.backend.type: rocksdb
execution.checkpointing.incremental: "true"
pipeline.generic-types: "false"
pipeline.auto-generate-uids: "false"
pipeline.object-reuse: "true"
pipeline.max-parallelism: "128"
taskmanager.memory.network.min: 256m
taskmanager.memory.network.max: 512m
classloader.check-leaked-classloader: "false"
restart-strategy.type: exponential-delay
restart-strategy.exponential-delay.initial-backoff: 1 s
restart-strategy.exponential-delay.max-backoff: 2 min
restart-strategy.exponential-delay.attempts-before-reset-backoff: "10"
env.java.opts.all: --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/sun.nio.ch=ALL-UNNAMED
{{- end -}}

{{- /* The chart's own settings, a map as YAML in `own`, and those of values, which go before all. */ -}}
{{- define "roadloom.flinkConfiguration" -}}
{{- $shared := include "roadloom.settings" .root | fromYaml -}}
{{- range $key, $value := merge (dict) .root.Values.flinkConfiguration (fromYaml .own) $shared }}
{{ $key }}: {{ $value | toString | quote }}
{{- end }}
{{- end -}}
