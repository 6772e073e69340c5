{{- define "roadloom.rigConfigMap" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "roadloom.name" . }}-rig
  labels:
    {{- include "roadloom.labels" . | nindent 4 }}
data:
  rig.yaml: {{ .Values.rig | quote }}
  {{- range $file, $text := .Values.dbc }}
  {{ $file }}: {{ $text | quote }}
  {{- end }}
{{- end -}}

{{- /* Only the JobManager reads the rig: tasks get it with the job. */ -}}
{{- define "roadloom.rigMount" -}}
- name: rig
  mountPath: /opt/roadloom/rig
  readOnly: true
{{- end -}}

{{- define "roadloom.rigVolume" -}}
- name: rig
  configMap:
    name: {{ include "roadloom.name" . }}-rig
{{- end -}}
