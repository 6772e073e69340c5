{{- /* The job's arguments: those that are set. */ -}}
{{- define "roadloom.args" -}}
{{- if .Values.watch }}
- --watch
- {{ .Values.watch | join ";" | quote }}
{{- else }}
- --kafka
- {{ .Values.kafka | quote }}
- --topic
- {{ .Values.topic | quote }}
{{- end }}
- --name
- {{ .Values.name | quote }}
- --idle-drive
- {{ .Values.idleDrive | quote }}
{{ include "roadloom.sharedArgs" . }}
{{- end -}}

{{- /* What is missing, in words. */ -}}
{{- define "roadloom.check" -}}
{{- if and .Values.watch (or .Values.kafka .Values.topic) }}{{ fail "expected kafka and topic, or watch, not both" }}{{ end }}
{{- if not (or .Values.watch (and .Values.kafka .Values.topic)) }}{{ fail "kafka, topic: expected brokers and a topic, or folders in watch" }}{{ end }}
{{- range $key := list "warehouse" "checkpoints" "savepoints" }}
{{- if not (get $.Values $key) }}{{ fail (printf "%s: expected a URI" $key) }}{{ end }}
{{- end }}
{{- end -}}
