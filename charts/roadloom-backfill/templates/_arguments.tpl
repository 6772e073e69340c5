{{- /* The job's arguments: those that are set. */ -}}
{{- define "roadloom.args" -}}
{{- range .Values.paths }}
- {{ . | quote }}
{{- end }}
{{ include "roadloom.sharedArgs" . }}
- --execution
- {{ .Values.execution | quote }}
- --force
- {{ .Values.force | quote }}
{{- if .Values.unitSize }}
- --unit-size
- {{ .Values.unitSize | quote }}
{{- end }}
{{- end -}}
