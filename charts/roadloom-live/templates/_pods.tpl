{{- /* The metrics' port has a name that the PodMonitor finds it by. */ -}}
{{- define "roadloom.ports" -}}
- name: metrics
  containerPort: {{ .Values.metrics.port }}
{{- end -}}

{{- define "roadloom.jobManagerPod" -}}
{{- if .Values.rig }}
metadata:
  annotations:
    # Another rig is another deployment: the operator takes a savepoint and starts again.
    roadloom.io/rig: {{ toJson (list .Values.rig .Values.dbc) | sha256sum }}
{{- end }}
spec:
  containers:
    - name: flink-main-container
      {{- if .Values.metrics.enabled }}
      ports:
        {{- include "roadloom.ports" . | nindent 8 }}
      {{- end }}
      {{- if .Values.rig }}
      volumeMounts:
        {{- include "roadloom.rigMount" . | nindent 8 }}
      {{- end }}
  {{- if .Values.rig }}
  volumes:
    {{- include "roadloom.rigVolume" . | nindent 4 }}
  {{- end }}
{{- end -}}

{{- define "roadloom.taskManagerPod" -}}
spec:
  containers:
    - name: flink-main-container
      ports:
        {{- include "roadloom.ports" . | nindent 8 }}
{{- end -}}
